// @ts-check
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findOfficialElectron, officialVersion } from './find-electron.mjs'
import { projectFolder } from './project.mjs'

const probeMs = 8_000
const downloadMs = 15 * 60_000

/** The installer tries again and again where nobody answers, so its host is asked first. @param {string} url @param {number} timeoutMs */
async function isReachable(url, timeoutMs) {
  try {
    const { ok } = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(timeoutMs) })
    return ok
  } catch {
    return false
  }
}

/** As @electron/get works it out, mirrors included. It keeps the function to itself, hence the path. @returns {Promise<string>} */
async function downloadUrl() {
  const module = pathToFileURL(join(projectFolder, 'node_modules/@electron/get/dist/artifact-utils.js'))
  const { getArtifactRemoteURL } = await import(module.href)
  return getArtifactRemoteURL({
    artifactName: 'electron',
    version: `v${officialVersion()}`,
    platform: process.platform,
    arch: process.arch
  })
}

/** Lets the `electron` package download its binary. @returns the Electron, or null when it is out of reach */
export async function downloadOfficialElectron() {
  if (!(await isReachable(await downloadUrl(), probeMs))) return null
  console.log(`Downloading Electron ${officialVersion()} …`)
  const installer = join(projectFolder, 'node_modules/electron/install.js')
  const { status, stderr } = spawnSync(process.execPath, [installer], { encoding: 'utf8', timeout: downloadMs })
  if (status !== 0) console.error(`The download failed: ${stderr.trim().split('\n')[0]}`)
  return findOfficialElectron()
}
