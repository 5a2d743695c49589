// @ts-check
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const question = [
  '--session',
  '--print-reply',
  '--dest=org.freedesktop.DBus',
  '/org/freedesktop/DBus',
  'org.freedesktop.DBus.NameHasOwner',
  'string:org.freedesktop.secrets'
]

/** Whether a keyring answers on this session's bus. Other systems always have their keychain. */
export function hasKeyring() {
  if (process.platform !== 'linux') return true
  const asked = spawnSync('dbus-send', question, { encoding: 'utf8', timeout: 5_000 })
  return asked.status === 0 && asked.stdout.includes('boolean true')
}

/**
 * Starts a bus with an unlocked keyring of its own, whose files are gone afterwards. The person's own keyring is not touched.
 * @returns {Promise<{ readonly env: NodeJS.ProcessEnv, readonly stop: () => void }>}
 */
export async function startPrivateKeyring() {
  const folder = mkdtempSync(join(tmpdir(), 'mintmark-keyring-'))
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [address] = await once(bus.stdout, 'data')
  const env = { DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_DATA_HOME: folder, XDG_RUNTIME_DIR: folder }
  const keyring = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'ignore', 'ignore']
  })
  keyring.stdin.end('a keyring for as long as the demo lasts')
  const stop = () => {
    keyring.kill()
    bus.kill()
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 100; tries++) {
    const answer = execFileSync('dbus-send', question, { encoding: 'utf8', env: { ...process.env, ...env } })
    if (answer.includes('boolean true')) return { env, stop }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  stop()
  throw new Error('gnome-keyring-daemon did not start')
}
