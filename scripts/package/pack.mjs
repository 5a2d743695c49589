// @ts-check
import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identity } from '../../src-main/model/identity.mjs'
import { toAsar } from '../asar.mjs'
import { officialVersion } from '../find-electron.mjs'
import { largestFiles, readAppFiles, readPackageJson, toMegabytes } from './app-files.mjs'
import { readCommitTime } from './commit-time.mjs'
import { makeDeb } from './deb.mjs'
import { makeLinuxFolder } from './linux-folder.mjs'
import { toSbom } from './sbom.mjs'
import { isSupportedElectron } from './supported-electron.mjs'

const largestAsar = 3_000_000
const listed = 10

/** @param {Buffer} bytes */
export const toSha256 = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** What the build left in out/, ready to go beside Electron. @param {import('../find-electron.mjs').Electron} electron @param {string} version of Mintmark */
export function packApp(electron, version = readPackageJson()['version'] ?? '') {
  const isTestElectron = !isSupportedElectron(electron.version, officialVersion())
  const files = readAppFiles({ version, electron: electron.version, isTestElectron })
  return { version, files, isTestElectron, asar: toAsar(files) }
}

/** @param {ReturnType<typeof packApp>} app */
export function printSize({ files, asar }) {
  console.log(`app.asar: ${toMegabytes(asar.length)} in ${Object.keys(files).length} files, sha256 ${toSha256(asar)}`)
  for (const { path, length } of largestFiles(files, listed)) console.log(`  ${toMegabytes(length).padStart(8)}  ${path}`)
  if (asar.length >= largestAsar) throw new Error(`app.asar has to stay under ${toMegabytes(largestAsar)}.`)
}

/**
 * The folder, the .deb and its list of parts.
 * @param {{ readonly electron: import('../find-electron.mjs').Electron, readonly app: ReturnType<typeof packApp>, readonly dist: string, readonly compression?: 'xz' | 'none' }} parts
 */
export async function packLinux({ electron, app: { version, asar }, dist, compression = 'xz' }) {
  const commitTime = readCommitTime()
  const folder = join(dist, 'linux-unpacked')
  const name = join(dist, `${identity.packageName}_${version}_amd64`)
  mkdirSync(dist, { recursive: true })
  await makeLinuxFolder({ distPath: electron.distPath, asar, folder })
  makeDeb({ linuxFolder: folder, version, commitTime, compression, work: join(dist, 'deb'), deb: `${name}.deb` })
  writeFileSync(`${name}.cdx.json`, `${JSON.stringify(toSbom({ version, electron: electron.version, commitTime }), null, 2)}\n`)
  return { folder, deb: `${name}.deb`, sbom: `${name}.cdx.json` }
}
