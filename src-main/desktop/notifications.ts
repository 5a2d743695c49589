import type { TokenState } from '../contract/tokens.ts'
import { assertNever } from '../model/assert-never.ts'
import { profileName, type Profile, type ProfileId } from '../model/profile.ts'
import type { Settings } from '../model/settings.ts'
import { stopText } from '../model/text/keep-fresh-text.ts'
import { expiredNotification, expiringNotification, stoppedNotification, type NotificationText } from '../model/text/notification-text.ts'
import { secondMs, type Clock, type Timer } from '../model/time.ts'
import type { TokenEvent } from '../tokens/keep-fresh.ts'
import type { NoteAction, NoteAnswer, NoteKind, Notifier } from './notifier.ts'

export type NotificationsParts = {
  readonly notifier: Notifier
  readonly clock: Clock
  readonly timer: Timer
  readonly profile: (id: ProfileId) => Profile | null
  readonly settings: () => Pick<Settings, 'notifyBeforeExpiry' | 'notifyExpiry' | 'notifyStopped'>
  /** Whether the person looks at the window, which says the same. */
  readonly isWatched: () => boolean
  readonly onAnswered: (answer: NoteAnswer, ids: readonly ProfileId[]) => void
}

/** What happens at the same moment belongs together, */
const gatherMs = 2 * secondMs
/** and a desktop is not asked for a person's attention more often than this. */
const pauseMs = 30 * secondMs

const kinds: readonly NoteKind[] = ['warning', 'expired', 'stopped']
const settingOf = { warning: 'notifyBeforeExpiry', expired: 'notifyExpiry', stopped: 'notifyStopped' } as const
const refresh: NoteAction = { id: 'refresh', label: 'Refresh' }
const copy: NoteAction = { id: 'copy', label: 'Copy' }

type Heard = { readonly event: TokenEvent; readonly profile: Profile }

/** One kind: what was heard and not seen yet, and when it was last told. */
type Gathering = { readonly heard: Map<ProfileId, TokenEvent>; lastAt: number; stopTimer: (() => void) | null }

const newGathering = (): Gathering => ({ heard: new Map(), lastAt: -Infinity, stopTimer: null })

/** Tells of tokens that are about to end, have ended or are no longer renewed: one notification of each kind for all profiles, until seen. */
export class Notifications {
  readonly #parts: NotificationsParts
  readonly #gatherings: Readonly<Record<NoteKind, Gathering>> = {
    warning: newGathering(),
    expired: newGathering(),
    stopped: newGathering()
  }

  constructor(parts: NotificationsParts) {
    this.#parts = parts
  }

  hear(event: TokenEvent): void {
    const { settings, isWatched, clock, timer } = this.#parts
    const { kind, profileId } = event
    if (kind === 'expired') this.#forget('warning', profileId)
    if (!settings()[settingOf[kind]] || isWatched()) return
    const gathering = this.#gatherings[kind]
    gathering.heard.set(profileId, event)
    const pauseLeftMs = Math.min(pauseMs, gathering.lastAt + pauseMs - clock.now())
    gathering.stopTimer ??= timer(Math.max(gatherMs, pauseLeftMs), () => this.#show(kind))
  }

  /** To be told of every token: one that was renewed is no news any more. */
  followTokens(states: readonly TokenState[]): void {
    for (const { profileId, attempt } of states) if (attempt.kind === 'minted') for (const kind of kinds) this.#forget(kind, profileId)
  }

  /** The person has come to the window, or the vault has locked. */
  clear(): void {
    for (const kind of kinds) this.#drop(kind)
  }

  stop(): void {
    this.clear()
    this.#parts.notifier.stop()
  }

  #forget(kind: NoteKind, id: ProfileId): void {
    const { heard } = this.#gatherings[kind]
    if (heard.delete(id) && heard.size === 0) this.#drop(kind)
  }

  #drop(kind: NoteKind): void {
    const gathering = this.#gatherings[kind]
    gathering.stopTimer?.()
    gathering.stopTimer = null
    gathering.heard.clear()
    this.#parts.notifier.close(kind)
  }

  #show(kind: NoteKind): void {
    const { clock, isWatched, notifier, onAnswered, profile: profileOf } = this.#parts
    const gathering = this.#gatherings[kind]
    gathering.stopTimer = null
    const heard = [...gathering.heard.values()].flatMap((event): readonly Heard[] => {
      const profile = profileOf(event.profileId)
      return profile === null ? [] : [{ event, profile }]
    })
    if (heard.length === 0 || isWatched()) return this.#drop(kind)
    gathering.lastAt = clock.now()
    const ids = heard.map(({ profile }) => profile.id)
    notifier.show({
      kind,
      ...this.#text(kind, heard),
      // A copy is of one token; and to mint again what was just refused would be of no use.
      actions: kind === 'stopped' ? [] : ids.length === 1 ? [copy, refresh] : [refresh],
      onAnswered: (answer) => {
        this.#drop(kind)
        onAnswered(answer, ids)
      },
      onClosed: () => gathering.heard.clear()
    })
  }

  #text(kind: NoteKind, heard: readonly Heard[]): NotificationText {
    const names = heard.map(({ profile }) => profileName(profile))
    switch (kind) {
      case 'warning': {
        const now = this.#parts.clock.now()
        const left = ({ event }: Heard): number => ('expiresAt' in event ? event.expiresAt - now : 0)
        return expiringNotification(heard.map((each) => ({ name: profileName(each.profile), leftMs: left(each) })))
      }
      case 'expired':
        return expiredNotification(names)
      case 'stopped': {
        const [first] = heard
        return stoppedNotification(names, first?.event.kind === 'stopped' ? stopText(first.event.reason, first.profile).title : '')
      }
      default:
        return assertNever(kind)
    }
  }
}
