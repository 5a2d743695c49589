// @ts-check
// Puts in place whatever Mintmark needs to run, or with --tests to be tested. npm runs it before start, test and demo, so it has only
// Node's own modules until the dependencies are there, and is quick when there is nothing to do.
import { setUpDependencies } from './dependencies.mjs'
import { findChosenElectron, findMadeElectron, findOfficialElectron, officialVersion } from './find-electron.mjs'
import { needsVirtualDisplay } from './launch.mjs'
import { setUpSystemLibraries } from './system-libraries.mjs'

/** A clone that was just installed asks for the official one again, even where an older one was made before. @param {boolean} isNewClone */
async function setUpElectron(isNewClone) {
  const present = findChosenElectron() ?? findOfficialElectron() ?? (isNewClone ? null : findMadeElectron())
  if (present !== null) return present
  const { downloadOfficialElectron } = await import('./official-electron.mjs')
  const electron = (await downloadOfficialElectron()) ?? findMadeElectron()
  if (electron !== null) return electron
  const { canMakeElectron, makeElectron } = await import('./make-electron.mjs')
  return canMakeElectron ? await makeElectron() : null
}

/** @param {boolean} forTests @returns {readonly import('./system-libraries.mjs').Purpose[]} */
function findPurposes(forTests) {
  if (forTests) return ['window', 'display', 'tests']
  return needsVirtualDisplay() ? ['window', 'display'] : ['window']
}

async function setUp() {
  const forTests = process.argv.includes('--tests')
  const isNewClone = setUpDependencies()
  if (!setUpSystemLibraries(findPurposes(forTests))) return false
  const electron = await setUpElectron(isNewClone)
  if (electron === null) {
    console.error(`Electron ${officialVersion()} could not be downloaded. Set MINTMARK_ELECTRON_DIST to the folder of one.`)
    return false
  }
  console.log(`Electron ${electron.version}: ${electron.why}.`)
  return true
}

try {
  if (!(await setUp())) process.exitCode = 1
} catch (error) {
  console.error(`Set-up failed: ${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
}
