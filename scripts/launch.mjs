// @ts-check
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { electronEnv } from './find-electron.mjs'

const isLinux = process.platform === 'linux'
const isRoot = () => process.getuid?.() === 0

export const needsVirtualDisplay = () => isLinux && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY

/** Chromium refuses to run as root in its sandbox. */
export const launchArguments = () => (isLinux && isRoot() ? ['--no-sandbox'] : [])

/** @param {import('./find-electron.mjs').Electron} electron @returns {NodeJS.ProcessEnv} */
export function launchEnv(electron) {
  // Terminals inside of Electron apps set it, and it would turn Electron into plain Node.
  const env = { ...process.env, ...electronEnv(electron) }
  delete env['ELECTRON_RUN_AS_NODE']
  return env
}

/** @param {string} path */
function readNumber(path) {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

/**
 * The sandbox needs user namespaces, which some systems (Ubuntu since 23.10) keep from programs they do not know, or a helper owned by root.
 * @param {string} distPath
 * @returns {string | null} what to do where Electron may stop for that reason
 */
export function sandboxNote(distPath) {
  if (!isLinux || isRoot()) return null
  const isOpen =
    readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== 1 &&
    readNumber('/proc/sys/kernel/unprivileged_userns_clone') !== 0 &&
    readNumber('/proc/sys/user/max_user_namespaces') !== 0
  const helper = join(distPath, 'chrome-sandbox')
  const { uid, mode } = statSync(helper)
  if (isOpen || (uid === 0 && (mode & 0o4000) !== 0)) return null
  return `This system may keep Chromium from making its sandbox. If so, run once:\n  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
}
