import { Message, sessionBus, Variant, type MessageBus } from 'dbus-next'

export type { MessageBus } from 'dbus-next'

export type Call = {
  readonly to: string
  readonly path: string
  readonly member: `${string}.${string}`
  readonly signature?: string
  readonly body?: readonly unknown[]
}

export function openBus(address: string): MessageBus {
  const bus = sessionBus({ busAddress: address })
  // The bus ends with its test; a call that needed it fails by itself.
  bus.on('error', () => {})
  return bus
}

export async function callMethod(bus: MessageBus, { to, path, member, signature = '', body = [] }: Call): Promise<readonly unknown[]> {
  const split = member.lastIndexOf('.')
  const message = { destination: to, path, interface: member.slice(0, split), member: member.slice(split + 1), signature, body: [...body] }
  const reply = await bus.call(new Message(message))
  return reply?.body ?? []
}

export async function readProperty(bus: MessageBus, to: string, path: string, name: `${string}.${string}`): Promise<unknown> {
  const split = name.lastIndexOf('.')
  const body = [name.slice(0, split), name.slice(split + 1)]
  const [value] = await callMethod(bus, { to, path, member: 'org.freedesktop.DBus.Properties.Get', signature: 'ss', body })
  return toPlain(value)
}

export async function isNameOwned(bus: MessageBus, name: string): Promise<boolean> {
  const member = 'org.freedesktop.DBus.NameHasOwner'
  const [owned] = await callMethod(bus, { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', member, signature: 's', body: [name] })
  return owned === true
}

/** The value without the variants D-Bus wraps it in. */
export function toPlain(value: unknown): unknown {
  return value instanceof Variant ? toPlain(value.value) : value
}
