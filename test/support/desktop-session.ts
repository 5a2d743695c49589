import { chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBus } from './bus.ts'
import { startBusDaemon } from './bus-daemon.ts'
import { createKeyring, type Keyring, type KeyringState } from './keyring.ts'
import type { Environment, User } from './owned-process.ts'

export type DesktopSession = {
  readonly home: string
  readonly busAddress: string
  /** Where programs of this desktop look for the system bus. There is none until a test starts one. */
  readonly systemBusSocket: string
  /** All that a program of this desktop gets to see of the machine. */
  readonly env: Environment
  readonly keyring: Keyring
  readonly stop: () => Promise<void>
}

/** A desktop that belongs to one test: its own home, its own session bus, its own keyring. `user`: whose it is, where root tests. */
export async function startDesktopSession(display: string, keyringState: KeyringState, user?: User): Promise<DesktopSession> {
  const home = await mkdtemp(join(tmpdir(), 'mintmark-desktop-'))
  const folder = (name: string): string => join(home, name)
  const folders = {
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('data'),
    XDG_RUNTIME_DIR: folder('run')
  }
  for (const path of Object.values(folders)) await mkdir(path, { mode: 0o700 })
  if (user !== undefined) for (const path of [home, ...Object.values(folders)]) await chown(path, user.uid, user.gid)

  const base = { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', TZ: 'UTC', DISPLAY: display, ...folders }
  const daemon = await startBusDaemon('session', join(folders.XDG_RUNTIME_DIR, 'bus'), base, user)
  const busAddress = daemon.address
  const systemBusSocket = join(folders.XDG_RUNTIME_DIR, 'system-bus')
  const env = { ...base, DBUS_SESSION_BUS_ADDRESS: busAddress, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${systemBusSocket}` }
  const bus = openBus(busAddress)
  const keyring = createKeyring(bus, env, folders.XDG_DATA_HOME, user)

  const stop = async (): Promise<void> => {
    await keyring.become('none')
    bus.disconnect()
    await daemon.stop()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
  }
  try {
    await keyring.become(keyringState)
  } catch (error) {
    await stop()
    throw error
  }
  return { home, busAddress, systemBusSocket, env, keyring, stop }
}
