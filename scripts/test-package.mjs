// @ts-check
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { buildIfNeeded, forgetBuild } from './build.mjs'
import { findCleanRootProblem, prepareCleanRoot } from './clean-root.mjs'
import { findElectron } from './find-electron.mjs'
import { packApp, packLinux } from './package/pack.mjs'
import { runHere, runPlaywright } from './test-app.mjs'
import { sum, toCounts } from './test-counts.mjs'

const olderVersion = '0.0.1'

/** Two builds of the same sources. @param {Buffer} before */
function checkSameAgain(before) {
  forgetBuild()
  buildIfNeeded()
  const isSame = packApp(findElectron()).asar.equals(before)
  console.log(isSame ? 'Built twice, the same app.asar.' : 'Two builds of the same sources gave two different app.asar.')
  return toCounts(isSame ? { passed: 1 } : { failed: 1 })
}

/** The .deb on a system that has nothing else: installed, used, upgraded, removed. @param {readonly string[]} filters */
export async function runPackageTests(filters) {
  const problem = findCleanRootProblem()
  if (problem !== null) {
    console.log(`The package was not tested: ${problem}.`)
    return toCounts({ skipped: 1 })
  }
  buildIfNeeded()
  const { base, archives } = prepareCleanRoot()
  // Seen from inside the clean system too, and read by apt's own user.
  const dist = mkdtempSync('/tmp/mintmark-packages-')
  chmodSync(dist, 0o755)
  try {
    const electron = findElectron()
    const app = packApp(electron)
    const sameAgain = checkSameAgain(app.asar)
    const debs = []
    for (const each of [packApp(electron, olderVersion), app])
      debs.push((await packLinux({ electron, app: each, dist, compression: 'none' })).deb)
    const env = { MINTMARK_CLEAN_ROOT: base, MINTMARK_APT_ARCHIVES: archives, MINTMARK_DEBS: debs.join(':') }
    return sum([sameAgain, runPlaywright('package', ['--config', 'playwright.package.config.ts', ...filters], runHere, env)])
  } finally {
    rmSync(dist, { recursive: true, force: true })
  }
}
