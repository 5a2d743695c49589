import { Message } from 'dbus-next'
import { openBus, toPlain, type MessageBus } from './bus.ts'
import { waitUntil } from './wait-until.ts'

export type ShownNotification = {
  readonly id: number
  readonly title: string
  readonly body: string
  /** Id and label of each. */
  readonly actions: Readonly<Record<string, string>>
  readonly replaces: number
  readonly hints: Readonly<Record<string, unknown>>
}

export type NotificationService = {
  /** Everything that was ever shown, oldest first. */
  readonly shown: readonly ShownNotification[]
  /** Those that programs took back. */
  readonly closed: readonly number[]
  readonly waitFor: (title: string | RegExp) => Promise<ShownNotification>
  /** What the desktop says when a person clicks: an action, or `default` for the notification itself. To the one program alone, as GNOME does. */
  readonly click: (id: number, action: string) => void
  /** A person puts it away; told to everybody, as other desktops do. */
  readonly dismiss: (id: number) => void
  readonly stop: () => void
}

const name = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'

/** The part of a desktop that shows notifications, on the given session bus. */
export async function startNotificationService(
  busAddress: string,
  capabilities = ['body', 'body-markup', 'actions']
): Promise<NotificationService> {
  const bus = openBus(busAddress)
  const shown: ShownNotification[] = []
  const closed: number[] = []
  let client = ''
  bus.addMethodHandler((message: Message) => {
    if (message.interface !== name) return false
    const reply = (signature: string, body: unknown[]): boolean => {
      bus.send(Message.newMethodReturn(message, signature, body))
      return true
    }
    if (message.member === 'GetCapabilities') return reply('as', [capabilities])
    if (message.member === 'CloseNotification') {
      closed.push(Number(message.body[0]))
      reply('', [])
      emit(bus, 'NotificationClosed', 'uu', [message.body[0], 3])
      return true
    }
    if (message.member !== 'Notify') return false
    client = message.sender
    const notification = toNotification(message.body, shown.length + 1)
    shown.push(notification)
    return reply('u', [notification.id])
  })
  await bus.requestName(name, 0)
  const matches = (pattern: string | RegExp, title: string): boolean =>
    typeof pattern === 'string' ? title === pattern : pattern.test(title)
  return {
    shown,
    closed,
    waitFor: (title) => waitUntil(`notification ${String(title)}`, () => shown.findLast((each) => matches(title, each.title)) ?? null),
    click: (id, action) => emit(bus, 'ActionInvoked', 'us', [id, action], client),
    dismiss: (id) => emit(bus, 'NotificationClosed', 'uu', [id, 2]),
    stop: () => bus.disconnect()
  }
}

function toNotification(body: readonly unknown[], nextId: number): ShownNotification {
  const [, replaces, , title, text, actions, hints] = body as [string, number, string, string, string, string[], Record<string, unknown>]
  const pairs = actions.flatMap((id, index) => (index % 2 === 0 ? [[id, actions[index + 1] ?? ''] as const] : []))
  return {
    id: replaces === 0 ? nextId : replaces,
    title,
    body: text,
    actions: Object.fromEntries(pairs),
    replaces,
    hints: Object.fromEntries(Object.entries(hints).map(([key, value]) => [key, toPlain(value)]))
  }
}

function emit(bus: MessageBus, member: string, signature: string, body: unknown[], destination?: string): void {
  const signal = Message.newSignal(path, name, member, signature, body)
  if (destination !== undefined) signal.destination = destination
  bus.send(signal)
}
