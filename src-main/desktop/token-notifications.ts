import type { CopyParts } from '../clipboard/copy-token.ts'
import type { Announce } from '../contract/index.ts'
import type { Log } from '../log/log.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import type { KeepFresh } from '../tokens/keep-fresh.ts'
import type { Refresh } from '../tokens/refresh.ts'
import { Notifications } from './notifications.ts'
import type { NoteAnswer } from './notifier.ts'
import { createSystemNotifier } from './system-notifier.ts'
import type { TrayAction } from './tray-menu.ts'

export type TokenNotificationsParts = {
  readonly copyParts: Pick<CopyParts, 'vault' | 'clock'>
  readonly keepFresh: KeepFresh
  readonly refresh: Refresh
  readonly settings: SettingsStore
  readonly timer: Timer
  readonly log: Log
  readonly announce: Announce
  readonly showWindow: () => void
  readonly isWindowFocused: () => boolean
  /** A copy is made as the tray makes it, questions included. */
  readonly act: (action: TrayAction) => Promise<void>
}

/** Notifications of what is heard of tokens, and what a person answers to them. */
export function createTokenNotifications({ copyParts: { vault, clock }, settings, ...parts }: TokenNotificationsParts): Notifications {
  const { keepFresh, refresh, timer, log, announce, showWindow, isWindowFocused, act } = parts
  const onAnswered = (answer: NoteAnswer, ids: readonly ProfileId[]): void => {
    const [first = ''] = ids
    if (answer === 'refresh') return void refresh.selected(ids)
    if (answer === 'copy') return void act({ kind: 'copy', profileId: first, format: vault.profile(first)?.copyFormat ?? 'header' })
    showWindow()
    if (ids.length === 1) announce('desktop', 'profileChosen', first)
  }
  const notifications = new Notifications({
    notifier: createSystemNotifier(log),
    clock,
    timer,
    profile: (id) => vault.profile(id),
    settings: () => settings.get(),
    isWatched: isWindowFocused,
    onAnswered
  })
  keepFresh.onEvent((event) => notifications.hear(event))
  return notifications
}
