// @ts-check
// electron-builder makes what needs Apple's or Microsoft's own tools, and AppImage and rpm. It fetches tools and Electrons from GitHub.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { findOfficialElectron } from '../find-electron.mjs'
import { projectFolder } from '../project.mjs'
import { runNpm } from '../run-quietly.mjs'
import { writeAppFolder } from './app-files.mjs'
import { toBuilderConfig } from './builder-config.mjs'

const builderFolder = join(projectFolder, 'packaging/builder')
const toolsUrl = 'https://github.com/electron-userland/electron-builder-binaries'
const probeMs = 8_000

/** @param {import('../find-electron.mjs').Electron} electron @returns {Promise<string | null>} why it cannot run here */
export async function whyNoBuilder(electron) {
  if (electron.distPath !== findOfficialElectron()?.distPath) return 'they are made with the official Electron only'
  try {
    const { ok } = await fetch(toolsUrl, { method: 'HEAD', signal: AbortSignal.timeout(probeMs) })
    return ok ? null : "electron-builder's tools on GitHub are out of reach"
  } catch {
    return "electron-builder's tools on GitHub are out of reach"
  }
}

/** @returns {Promise<any>} */
async function loadBuilder() {
  const entry = join(builderFolder, 'node_modules/electron-builder/out/index.js')
  if (!existsSync(entry)) {
    console.log('Installing electron-builder with npm ci …')
    runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], builderFolder)
  }
  return import(pathToFileURL(entry).href)
}

/** @type {Readonly<Record<string, string>>} */
const platforms = { darwin: 'mac', win32: 'win', linux: 'linux' }

/**
 * @param {{ readonly electron: import('../find-electron.mjs').Electron, readonly app: ReturnType<typeof import('./pack.mjs').packApp>, readonly targets: readonly string[], readonly prepackaged?: string }} what
 * `targets` empty: those of the config; `prepackaged`: a folder with the app in it that is not touched any more
 */
export async function runBuilder({ electron, app: { files, isTestElectron }, targets, prepackaged }) {
  const projectDir = join(projectFolder, 'dist/app')
  writeAppFolder(files, projectDir)
  const config = toBuilderConfig({
    electronVersion: electron.version,
    isTestElectron,
    output: join(projectFolder, 'dist'),
    env: process.env
  })
  const { build } = await loadBuilder()
  await build({
    projectDir,
    config,
    publish: 'never',
    [platforms[process.platform] ?? 'linux']: targets,
    ...(prepackaged && { prepackaged })
  })
}
