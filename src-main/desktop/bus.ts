import { createClient, messageType } from 'dbus-native'
import type { BusSignal, SignalRule } from './screen-signals.ts'

export type BusCall = {
  readonly destination: string
  readonly path: string
  readonly interface: string
  readonly member: string
  readonly signature: string
  readonly body: readonly unknown[]
  /** Whether the bus may start a service that is not running yet. */
  readonly starts?: boolean
}

export type Bus = {
  /** The value of the answer. Rejects where there is none. */
  readonly ask: (call: BusCall) => Promise<unknown>
  readonly close: () => void
}

export type BusParts = {
  /** As in DBUS_SESSION_BUS_ADDRESS. */
  readonly address: string
  readonly rules: readonly SignalRule[]
  readonly onSignal: (signal: BusSignal) => void
  /** Whether a signal that was sent to this connection alone may be believed, past the rules. Usually none is. */
  readonly isTrusted?: (sender: string | undefined) => boolean
  /** Told when the bus is not there or makes no sense. */
  readonly onTrouble: (why: unknown) => void
}

const answerMs = 5_000
const noAutoStart = 2

/** An address may offer several ways; those over the network or through another program are not ours. */
const unixPart = (address: string): string => address.split(';').find((part) => part.startsWith('unix:')) ?? 'unix:'

const toMatch = ({ sender, interface: from, member, argument }: SignalRule): string =>
  `type='signal',sender='${sender}',interface='${from}',member='${member}'${argument === undefined ? '' : `,arg0='${argument}'`}`

/** Where the desktop's own programs talk. */
export const sessionAddress = (env: Readonly<Record<string, string | undefined>>): string =>
  env['DBUS_SESSION_BUS_ADDRESS'] ?? `unix:path=${env['XDG_RUNTIME_DIR'] ?? ''}/bus`

const deaf: Bus = { ask: () => Promise.reject(new Error('there is no bus')), close: () => {} }

/** Listens on a bus for some signals. Never throws, and does not connect again: the buses of a desktop live as long as the desktop. */
export function openBus({ address, rules, onSignal, isTrusted = () => false, onTrouble }: BusParts): Bus {
  let client
  try {
    // Said hello to below: where a bus never answers, the library's own hello throws out of a timer.
    client = createClient({ busAddress: unixPart(address), authMethods: ['EXTERNAL'], direct: true, timeout: answerMs, fdTransport: false })
  } catch (error) {
    onTrouble(error)
    return deaf
  }
  const { connection } = client
  connection.on('error', onTrouble)
  connection.on('handlerError', onTrouble)
  connection.on('message', ({ type, path, interface: from, member, destination, sender, body = [] }) => {
    // What is sent to this connection alone comes past the rules, from whoever it may be.
    if (type === messageType.signal && (destination === undefined || isTrusted(sender))) onSignal({ path, interface: from, member, body })
  })
  client.invokeDbus({ member: 'Hello' }).then(() => {}, onTrouble)
  for (const rule of rules) client.addMatch(toMatch(rule)).then(() => {}, onTrouble)

  return {
    ask: async ({ body, starts = false, ...call }) => client.invoke<unknown>({ ...call, body: [...body], flags: starts ? 0 : noAutoStart }),
    close: () => void client.close()
  }
}
