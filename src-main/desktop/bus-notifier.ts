import type { Log } from '../log/log.ts'
import { identity } from '../model/identity.mjs'
import { openBus, type Bus } from './bus.ts'
import type { Note, NoteAnswer, NoteKind, Notifier } from './notifier.ts'
import type { BusSignal } from './screen-signals.ts'

const service = 'org.freedesktop.Notifications'
const path = '/org/freedesktop/Notifications'
const byPerson = 2
const usualUrgency = 1

const escapeMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type Shown = { readonly id: number; readonly note: Note }

/**
 * Notifications of a Linux desktop, by its own words on the session bus: Electron's have no actions there. The rules are those of the
 * Desktop Notifications Specification.
 */
export function createBusNotifier({ address, log }: { readonly address: string; readonly log: Log }): Notifier {
  const shown = new Map<NoteKind, Shown>()
  let owner: unknown = null
  let isTold = false
  /** One after the other: which notification to replace is known only when the one before was shown. */
  let turn: Promise<void> = Promise.resolve()

  const onTrouble = (why: unknown): void => {
    if (!isTold) log.info('notifications are not shown', why instanceof Error ? why.message : why)
    isTold = true
  }

  const onSignal = ({ member, body: [id, value] }: BusSignal): void => {
    const [kind, { note }] = [...shown].find(([, each]) => each.id === id) ?? [null, { note: null }]
    if (kind === null || note === null) return
    if (member === 'ActionInvoked') {
      const answer = (['open', 'refresh', 'copy'] as const).find((each) => each === (value === 'default' ? 'open' : value))
      if (answer !== undefined) note.onAnswered(answer satisfies NoteAnswer)
    } else if (member === 'NotificationClosed') {
      shown.delete(kind)
      if (value === byPerson) note.onClosed()
    }
  }

  const bus: Bus = openBus({
    address,
    rules: ['ActionInvoked', 'NotificationClosed'].map((member) => ({ sender: service, interface: service, member })),
    onSignal,
    // Some desktops answer the one program alone; others could do so as well, but they are not the desktop.
    isTrusted: (sender) => sender !== undefined && sender === owner,
    onTrouble
  })
  const ask = (member: string, signature: string, body: readonly unknown[]): Promise<unknown> =>
    bus.ask({ destination: service, path, interface: service, member, signature, body, starts: true })
  const readOwner = (): Promise<unknown> =>
    bus.ask({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'GetNameOwner',
      signature: 's',
      body: [service]
    })

  const show = async (note: Note): Promise<void> => {
    const answer = await ask('GetCapabilities', '', [])
    const capabilities: readonly unknown[] = Array.isArray(answer) ? answer : []
    owner = await readOwner()
    const actions = [{ id: 'default', label: 'Open Mintmark' }, ...note.actions].flatMap(({ id, label }) => [id, label])
    const hints = [
      ['desktop-entry', ['s', identity.desktopId]],
      ['urgency', ['y', usualUrgency]]
    ]
    const id = await ask('Notify', 'susssasa{sv}i', [
      'Mintmark',
      shown.get(note.kind)?.id ?? 0,
      identity.desktopId,
      note.title,
      capabilities.includes('body-markup') ? escapeMarkup(note.body) : note.body,
      capabilities.includes('actions') ? actions : [],
      hints,
      -1
    ])
    if (typeof id === 'number') shown.set(note.kind, { id, note })
  }

  const close = async (kind: NoteKind): Promise<void> => {
    const id = shown.get(kind)?.id
    shown.delete(kind)
    if (id !== undefined) await ask('CloseNotification', 'u', [id])
  }

  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work).catch(onTrouble))
  return {
    show: (note) => void inTurn(() => show(note)),
    close: (kind) => void inTurn(() => close(kind)),
    stop: () => void inTurn(async () => bus.close())
  }
}
