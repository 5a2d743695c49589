import { Notification } from 'electron'
import type { Log } from '../log/log.ts'
import type { Note, NoteKind, Notifier } from './notifier.ts'

/** Notifications of macOS and Windows. Actions are shown where the system has a place for them. */
export function createElectronNotifier(log: Log): Notifier {
  const shown = new Map<NoteKind, Notification>()
  const close = (kind: NoteKind): void => {
    shown.get(kind)?.close()
    shown.delete(kind)
  }

  const show = (note: Note): void => {
    const { kind, title, body, actions } = note
    if (!Notification.isSupported()) return
    close(kind)
    const notification = new Notification({ title, body, actions: actions.map(({ label }) => ({ type: 'button' as const, text: label })) })
    const isShown = (): boolean => shown.get(kind) === notification
    notification.on('click', () => isShown() && note.onAnswered('open'))
    notification.on('action', (_event, index) => {
      const action = actions[index]
      if (isShown() && action !== undefined) note.onAnswered(action.id)
    })
    notification.on('close', () => isShown() && note.onClosed())
    notification.on('failed', (_event, error) => log.info('a notification was not shown', error))
    shown.set(kind, notification)
    notification.show()
  }

  return { show, close, stop: () => {} }
}
