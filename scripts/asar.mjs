// @ts-check
import { createHash } from 'node:crypto'

/** @typedef {Readonly<Record<string, Buffer>>} Files by their paths, with `/` between folders */
/** @typedef {{ readonly size: number, readonly offset: string, readonly integrity: object }} FileNode */
/** @typedef {{ readonly files: Record<string, FolderNode | FileNode> }} FolderNode */

const blockSize = 4 * 2 ** 20

/** @param {readonly number[]} values */
const uint32 = (...values) => Buffer.from(Uint32Array.from(values).buffer)

/** @param {Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** What Electron checks before it uses a file, where the platform has it. @param {Buffer} bytes */
function toIntegrity(bytes) {
  const count = Math.max(1, Math.ceil(bytes.length / blockSize))
  const blocks = Array.from({ length: count }, (_, index) => sha256(bytes.subarray(index * blockSize, (index + 1) * blockSize)))
  return { algorithm: 'SHA256', hash: sha256(bytes), blockSize, blocks }
}

/** @param {FolderNode} top @param {readonly string[]} folders */
function openFolder(top, folders) {
  let here = top
  for (const name of folders) here = /** @type {FolderNode} */ (here.files[name] ??= { files: {} })
  return here
}

/**
 * An asar archive. The header is a Chromium pickle: its length, then the JSON with its own length. The same files give the same bytes.
 * @param {Files} files
 */
export function toAsar(files) {
  /** @type {FolderNode} */
  const top = { files: {} }
  const sorted = Object.entries(files).toSorted(([one], [other]) => (one < other ? -1 : 1))
  let offset = 0
  for (const [path, bytes] of sorted) {
    const folders = path.split('/')
    const name = folders.pop() ?? ''
    openFolder(top, folders).files[name] = { size: bytes.length, offset: String(offset), integrity: toIntegrity(bytes) }
    offset += bytes.length
  }
  const json = Buffer.from(JSON.stringify(top))
  const padding = Buffer.alloc((4 - (json.length % 4)) % 4)
  const padded = json.length + padding.length
  return Buffer.concat([uint32(4, padded + 8, padded + 4, json.length), json, padding, ...sorted.map(([, bytes]) => bytes)])
}
