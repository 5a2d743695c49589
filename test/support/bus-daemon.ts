import { writeFile } from 'node:fs/promises'
import { startProcess, type Environment, type OwnedProcess, type User } from './owned-process.ts'

export type BusDaemon = { readonly address: string; readonly stop: OwnedProcess['stop'] }

// No service folders: only what a test starts itself is on this bus, and 'none' really means no keyring.
const busConfig = (
  type: BusType,
  socket: string
): string => `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>${type}</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
    <allow user="root"/>
  </policy>
</busconfig>
`

type BusType = 'session' | 'system'

/** A real bus that belongs to one test and listens on the given socket. */
export async function startBusDaemon(type: BusType, socket: string, env: Environment, user?: User): Promise<BusDaemon> {
  const config = `${socket}.conf`
  await writeFile(config, busConfig(type, socket))
  const daemon = startProcess('dbus-daemon', [`--config-file=${config}`, '--nofork', '--nopidfile', '--print-address=3'], env, '', user)
  return { address: await daemon.ready(), stop: daemon.stop }
}
