// @ts-check
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const mostColours = 256
/** So many of the most frequent colours stay as they are: those of the surfaces, between which there are small steps. */
const keptColours = 128

/** @typedef {{ readonly width: number, readonly height: number, readonly pixels: Uint32Array }} Picture its pixels are 0xRRGGBB, row by row */

/** @param {Buffer} png @returns {Generator<{ readonly type: string, readonly data: Buffer }>} */
function* chunksOf(png) {
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at)
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) }
    at += length + 12
  }
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const guess = left + up - corner
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner
}

/** @param {number} filter @param {number} left @param {number} up @param {number} corner */
function predict(filter, left, up, corner) {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  return filter === 4 ? paeth(left, up, corner) : 0
}

/** Reads what Chromium writes: 8 bits a channel, RGB or RGBA, not interlaced. @param {Buffer} png @returns {Picture} */
export function readPng(png) {
  const chunks = [...chunksOf(png)]
  const head = chunks[0]?.data ?? Buffer.alloc(13)
  const [width, height, depth, type] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9]]
  if (depth !== 8 || (type !== 2 && type !== 6) || head[12] !== 0) throw new Error(`no picture of Chromium's: ${depth} bits, type ${type}`)
  const size = type === 2 ? 3 : 4
  const bytes = inflateSync(Buffer.concat(chunks.filter((chunk) => chunk.type === 'IDAT').map(({ data }) => data)))
  const stride = width * size
  const pixels = new Uint32Array(width * height)
  let before = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const row = Uint8Array.from(bytes.subarray(start + 1, start + 1 + stride))
    for (let x = 0; x < stride; x++)
      row[x] = (row[x] ?? 0) + predict(bytes[start] ?? 0, row[x - size] ?? 0, before[x] ?? 0, before[x - size] ?? 0)
    for (let x = 0; x < width; x++)
      pixels[y * width + x] = ((row[x * size] ?? 0) << 16) | ((row[x * size + 1] ?? 0) << 8) | (row[x * size + 2] ?? 0)
    before = row
  }
  return { width, height, pixels }
}

/** @param {number} one @param {number} other */
function distance(one, other) {
  const [red, green, blue] = [16, 8, 0].map((shift) => ((one >> shift) & 255) - ((other >> shift) & 255))
  return (red ?? 0) ** 2 + (green ?? 0) ** 2 + (blue ?? 0) ** 2
}

/** The most frequent colours, then those that are far enough from the others, as far as it takes for a palette. @param {Uint32Array} pixels */
function choosePalette(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const byFrequency = [...counts].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour)
  for (let nearest = 0; ; nearest += 16) {
    const palette = byFrequency.slice(0, keptColours)
    for (const colour of byFrequency.slice(keptColours)) {
      if (palette.every((chosen) => distance(chosen, colour) > nearest)) palette.push(colour)
      if (palette.length > mostColours) break
    }
    if (palette.length <= mostColours) return { palette, colours: byFrequency }
  }
}

/** @param {string} type @param {Buffer} data */
function toChunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return chunk
}

/** The same picture in at most 256 colours: a window has few, and takes a third of the bytes so. @param {Picture} picture */
export function toPalettePng({ width, height, pixels }) {
  const { palette, colours } = choosePalette(pixels)
  const places = new Map(
    colours.map((colour) => {
      const nearest = palette.reduce((best, chosen) => (distance(chosen, colour) < distance(best, colour) ? chosen : best))
      return [colour, palette.indexOf(nearest)]
    })
  )
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows[y * (width + 1) + 1 + x] = places.get(pixels[y * width + x] ?? 0) ?? 0
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const table = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  const chunks = [
    toChunk('IHDR', head),
    toChunk('PLTE', table),
    toChunk('IDAT', deflateSync(rows, { level: 9 })),
    toChunk('IEND', Buffer.alloc(0))
  ]
  return Buffer.concat([signature, ...chunks])
}
