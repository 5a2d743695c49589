// @ts-check
// npm start: builds what changed and starts Mintmark; with --dev it is rebuilt at every change. Other arguments go to Electron.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildIfNeeded, forgetBuild } from './build.mjs'
import { findElectron } from './find-electron.mjs'
import { launchArguments, launchEnv, needsVirtualDisplay, sandboxNote } from './launch.mjs'
import { projectFolder } from './project.mjs'
import { startVirtualDisplay } from './virtual-display.mjs'

const patienceMs = 5_000
const parentCheckMs = 500

/**
 * The child has a process group of its own and gets each signal from here alone: Chromium takes a second one as "end at once".
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit code
 */
function runToEnd(program, args, env) {
  const child = spawn(program, args, {
    cwd: projectFolder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32'
  })
  let isStopping = false
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    if (isStopping) return
    isStopping = true
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), patienceMs).unref()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end)
  // npm passes a SIGTERM to the shell between it and this process, and that shell ends without passing it on.
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && end('SIGTERM'), parentCheckMs).unref()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])))
  })
}

/** @param {boolean} isDev @param {import('./find-electron.mjs').Electron} electron */
function toCommand(isDev, electron) {
  if (!isDev) return { program: electron.executable, before: ['.'] }
  return { program: process.execPath, before: [join(projectFolder, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--'] }
}

async function start() {
  const electron = findElectron()
  const isDev = process.argv.includes('--dev')
  const given = process.argv.slice(2).filter((arg) => arg !== '--dev')
  if (isDev) forgetBuild()
  else buildIfNeeded()
  const note = sandboxNote(electron.distPath)
  if (note !== null) console.log(note)
  const extra = launchArguments()
  if (extra.length > 0) console.log('Running as root: without the sandbox (--no-sandbox).')
  const display = needsVirtualDisplay() ? await startVirtualDisplay() : null
  if (display !== null) console.log(`There is no display: running on a virtual one (${display.env.DISPLAY}).`)
  const { program, before } = toCommand(isDev, electron)
  try {
    return await runToEnd(program, [...before, ...extra, ...given], { ...launchEnv(electron), ...display?.env })
  } finally {
    display?.stop()
  }
}

try {
  process.exitCode = await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
