// @ts-check
import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { inflateRawSync } from 'node:zlib'

// The records of a zip file, as APPNOTE.TXT 4.3 numbers them. Zip64 is not needed here and not read.
const endRecord = { signature: 0x06054b50, size: 22, longestComment: 0xffff }
const centralRecord = { signature: 0x02014b50, size: 46 }
const localRecord = { size: 30 }

/** @param {number} file @param {number} position @param {number} length */
function readAt(file, position, length) {
  const bytes = Buffer.alloc(length)
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('the zip file ends too early')
  return bytes
}

/** @param {number} file */
function readDirectory(file) {
  const { size } = fstatSync(file)
  const tail = readAt(
    file,
    Math.max(0, size - endRecord.size - endRecord.longestComment),
    Math.min(size, endRecord.size + endRecord.longestComment)
  )
  const end = tail.lastIndexOf(Buffer.from(Uint32Array.of(endRecord.signature).buffer))
  if (end < 0) throw new Error('not a zip file')
  return readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12))
}

/**
 * Unzips the files that `toName` gives a name to (null leaves one out). Symbolic links are not expected.
 * @param {string} zipPath
 * @param {string} folder
 * @param {(name: string) => string | null} toName
 */
export function unzip(zipPath, folder, toName) {
  const file = openSync(zipPath, 'r')
  try {
    const directory = readDirectory(file)
    for (let at = 0; at < directory.length;) {
      if (directory.readUInt32LE(at) !== centralRecord.signature) throw new Error('the zip file is damaged')
      const nameEnd = at + centralRecord.size + directory.readUInt16LE(at + 28)
      const name = directory.toString('utf8', at + centralRecord.size, nameEnd)
      const newName = name.endsWith('/') ? null : toName(name)
      if (newName !== null) extract(file, directory.subarray(at, nameEnd), placeIn(folder, newName))
      at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
    }
  } finally {
    closeSync(file)
  }
}

/** A name in a zip file may point outside. @param {string} folder @param {string} name */
function placeIn(folder, name) {
  const path = resolve(folder, name)
  if (!path.startsWith(resolve(folder) + sep)) throw new Error(`the zip file has a file outside of its folder: ${name}`)
  return path
}

/** @param {number} file @param {Buffer} record @param {string} path */
function extract(file, record, path) {
  const local = readAt(file, record.readUInt32LE(42), localRecord.size)
  const start = record.readUInt32LE(42) + localRecord.size + local.readUInt16LE(26) + local.readUInt16LE(28)
  const bytes = readAt(file, start, record.readUInt32LE(20))
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, record.readUInt16LE(10) === 0 ? bytes : inflateRawSync(bytes))
  const isExecutable = ((record.readUInt32LE(38) >>> 16) & 0o100) !== 0
  chmodSync(path, isExecutable ? 0o755 : 0o644)
}
