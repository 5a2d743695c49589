// @ts-check
// npm run package: builds Mintmark and packs it for the system it runs on, into dist/. --check builds once more and compares; --allow-test-electron
// packs an Electron that its makers no longer mend, for tests. docs/releasing.md tells the rest.
import { readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded, forgetBuild } from './build.mjs'
import { findElectron, officialVersion } from './find-electron.mjs'
import { toMegabytes } from './package/app-files.mjs'
import { runBuilder, whyNoBuilder } from './package/builder.mjs'
import { packApp, packLinux, printSize, toSha256 } from './package/pack.mjs'
import { isSupportedElectron } from './package/supported-electron.mjs'
import { projectFolder } from './project.mjs'

const dist = join(projectFolder, 'dist')
const options = /** @type {const} */ ({
  check: { type: 'boolean', default: false },
  'allow-test-electron': { type: 'boolean', default: false }
})

/** @param {import('./find-electron.mjs').Electron} electron @param {string} version */
function buildAgain(electron, version) {
  forgetBuild()
  buildIfNeeded()
  return packApp(electron, version)
}

/** @param {string} what @param {Buffer} one @param {Buffer} other */
function compare(what, one, other) {
  if (!one.equals(other))
    throw new Error(`Two builds of the same commit gave two different ${what}: ${toSha256(one)} and ${toSha256(other)}`)
  console.log(`Built twice, the same ${what}: sha256 ${toSha256(one)}`)
}

async function packHere() {
  const { values } = parseArgs({ options })
  const electron = findElectron()
  if (!isSupportedElectron(electron.version, officialVersion()) && !values['allow-test-electron'])
    throw new Error(
      `Electron ${electron.version} is out of support and is not shipped (${electron.why}). For a package to test with: npm run package -- --allow-test-electron`
    )
  const app = buildAgain(electron)
  printSize(app)
  if (process.platform !== 'linux') return runBuilder({ electron, app, targets: [] })

  const { folder, deb, sbom } = await packLinux({ electron, app, dist })
  for (const path of [folder, deb, sbom]) {
    const { size } = statSync(path)
    console.log(`${relative(projectFolder, path)}${path === folder ? '/' : `  ${toMegabytes(size)}`}`)
  }
  if (values.check) {
    const again = buildAgain(electron)
    compare('app.asar', app.asar, again.asar)
    const second = await packLinux({ electron, app: again, dist: join(dist, 'check') })
    compare('.deb', readFileSync(deb), readFileSync(second.deb))
  }
  const why = await whyNoBuilder(electron)
  if (why === null) return runBuilder({ electron, app, targets: ['AppImage', 'rpm'], prepackaged: folder })
  console.log(`No AppImage and no rpm: ${why}.`)
}

try {
  await packHere()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
