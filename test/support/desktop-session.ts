import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBus } from './bus.ts'
import { createKeyring, type Keyring, type KeyringState } from './keyring.ts'
import { startProcess, type Environment } from './owned-process.ts'

export type DesktopSession = {
  readonly home: string
  readonly busAddress: string
  /** All that a program of this desktop gets to see of the machine. */
  readonly env: Environment
  readonly keyring: Keyring
  readonly stop: () => Promise<void>
}

// No service folders: only what a test starts itself is on this bus, and 'none' really means no keyring.
const busConfig = (socket: string): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`

/** A desktop that belongs to one test: its own home, its own session bus, its own keyring. */
export async function startDesktopSession(display: string, keyringState: KeyringState): Promise<DesktopSession> {
  const home = await mkdtemp(join(tmpdir(), 'mintmark-desktop-'))
  const folder = (name: string): string => join(home, name)
  const folders = {
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('data'),
    XDG_RUNTIME_DIR: folder('run')
  }
  for (const path of Object.values(folders)) await mkdir(path, { mode: 0o700 })

  const config = folder('bus.conf')
  await writeFile(config, busConfig(join(folders.XDG_RUNTIME_DIR, 'bus')))
  const base = { PATH: process.env['PATH'] ?? '', HOME: home, LANG: 'C.UTF-8', TZ: 'UTC', DISPLAY: display, ...folders }
  const daemon = startProcess('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'], base)

  const busAddress = await daemon.ready()
  const env = { ...base, DBUS_SESSION_BUS_ADDRESS: busAddress }
  const bus = openBus(busAddress)
  const keyring = createKeyring(bus, env, folders.XDG_DATA_HOME)

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
  return { home, busAddress, env, keyring, stop }
}
