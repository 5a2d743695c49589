import type { Log } from '../log/log.ts'
import { openBus, sessionAddress, type Bus } from './bus.ts'
import { sessionRules, systemRules, toScreenChange, type BusSignal, type ScreenChange } from './screen-signals.ts'

export type ScreenBusesParts = {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly processId: number
  readonly log: Log
}

/** Only the first trouble of each bus is worth a line: what follows follows from it. */
function firstTrouble(log: Log, bus: string): (why: unknown) => void {
  let isTold = false
  return (why) => {
    if (!isTold) log.info(`no word of the screen from the ${bus} bus`, why instanceof Error ? why.message : why)
    isTold = true
  }
}

/** The path of the login session that Mintmark runs in; null: the login manager does not know. */
async function readSession(bus: Bus, { env, processId }: ScreenBusesParts): Promise<string | null> {
  const manager = { destination: 'org.freedesktop.login1', path: '/org/freedesktop/login1', interface: 'org.freedesktop.login1.Manager' }
  const id = env['XDG_SESSION_ID'] ?? ''
  const byId = { ...manager, member: 'GetSession', signature: 's', body: [id] }
  const byProcess = { ...manager, member: 'GetSessionByPID', signature: 'u', body: [processId] }
  for (const call of id === '' ? [byProcess] : [byId, byProcess]) {
    const path = await bus.ask(call).catch(() => null)
    if (typeof path === 'string') return path
  }
  return null
}

/** What the buses of a Linux desktop say about the screen. A desktop without one of them says less. */
export function onBusesScreenChanged(listener: (change: ScreenChange) => void, parts: ScreenBusesParts): () => void {
  const { env, log } = parts
  let session: string | null = null
  const onSignal = (signal: BusSignal): void => {
    const change = toScreenChange(signal, session)
    if (change !== null) listener(change)
  }
  const sessionBus = openBus({
    address: sessionAddress(env),
    rules: sessionRules,
    onSignal,
    onTrouble: firstTrouble(log, 'session')
  })
  const systemBus = openBus({
    address: env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/var/run/dbus/system_bus_socket',
    rules: systemRules,
    onSignal,
    onTrouble: firstTrouble(log, 'system')
  })
  void readSession(systemBus, parts).then((path) => {
    session = path
  })
  return () => {
    sessionBus.close()
    systemBus.close()
  }
}
