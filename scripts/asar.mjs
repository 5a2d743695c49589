// @ts-check

/** @param {readonly number[]} values */
const uint32 = (...values) => Buffer.from(Uint32Array.from(values).buffer)

/**
 * An asar archive of a few files without folders. The header is a Chromium pickle: its length, then the JSON with its own length.
 * @param {Readonly<Record<string, Buffer>>} files
 */
export function toAsar(files) {
  let offset = 0
  /** @type {Record<string, { size: number, offset: string }>} */
  const entries = {}
  for (const [name, { length }] of Object.entries(files)) {
    entries[name] = { size: length, offset: String(offset) }
    offset += length
  }
  const json = Buffer.from(JSON.stringify({ files: entries }))
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4)
  const padded = json.length + padding.length
  return Buffer.concat([uint32(4, padded + 8, padded + 4, json.length), json, padding, ...Object.values(files)])
}
