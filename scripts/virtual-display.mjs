// @ts-check
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Without a key every user of the machine could watch the screen. The record is an Xauthority entry that fits any display. @param {string} path */
function writeKey(path) {
  const fields = [Buffer.alloc(0), Buffer.alloc(0), Buffer.from('MIT-MAGIC-COOKIE-1'), randomBytes(16)]
  const anyHost = Buffer.from([0xff, 0xff])
  const counted = fields.flatMap((field) => [Buffer.from([0, field.length]), field])
  writeFileSync(path, Buffer.concat([anyHost, ...counted]), { mode: 0o600 })
}

/**
 * Starts an X server on a free display. Not through xvfb-run, which leaves its server behind when it is ended by a signal.
 * @returns {Promise<{ readonly env: { readonly DISPLAY: string, readonly XAUTHORITY: string }, readonly stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const folder = mkdtempSync(join(tmpdir(), 'mintmark-display-'))
  const key = join(folder, 'key')
  writeKey(key)
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-auth', key]
  // In a group of its own, so that Ctrl+C does not take the display away before the app has ended.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const stop = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  /** @type {Promise<string>} */
  const number = new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code} before there was a display`)))
    server.stdio[3]?.once('data', (data) => resolve(String(data).trim()))
  })
  try {
    return { env: { DISPLAY: `:${await number}`, XAUTHORITY: key }, stop }
  } catch (error) {
    stop()
    throw error
  }
}
