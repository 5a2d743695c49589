import type { TokenState } from '../contract/tokens.ts'
import { accessTypes } from '../model/access-type.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import { profileName, type Profile, type ProfileId } from '../model/profile.ts'
import { shortDurationText } from '../model/text/time-text.ts'
import { timeLeft, type TimeLeft } from '../model/token.ts'

export type TrayAction =
  | { readonly kind: 'copy'; readonly profileId: ProfileId; readonly format: CopyFormatId }
  | { readonly kind: 'refresh'; readonly profileId: ProfileId }
  | { readonly kind: 'refresh-expiring' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'unlock' }
  | { readonly kind: 'show' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'quit' }

export type TrayEntry =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly keys?: string; readonly enabled: boolean }
  | { readonly kind: 'menu'; readonly label: string; readonly entries: readonly TrayEntry[] }

export type TrayIconState = 'idle' | 'busy' | 'warning' | 'error' | 'locked'

export type TrayContent = {
  readonly profiles: readonly Profile[]
  readonly states: readonly TokenState[]
  readonly vault: 'open' | 'locked'
  /** Whether there is anything that could open it again. */
  readonly canLock: boolean
  /** The setting: whether a locked vault still says how its tokens are. */
  readonly showWhileLocked: boolean
  /** Epoch ms. */
  readonly now: number
}

const mostRows = 10
const mostInMore = 40
const longestName = 22

type Row = { readonly profile: Profile; readonly state: TokenState | undefined; readonly left: TimeLeft }

function toRows({ profiles, states, now }: TrayContent): readonly Row[] {
  const byId = new Map(states.map((state) => [state.profileId, state]))
  return profiles
    .map((profile) => {
      const state = byId.get(profile.id)
      return { profile, state, left: timeLeft(state?.token ?? null, now) }
    })
    .toSorted((one, other) => {
      const pinned = Number(other.profile.pinned) - Number(one.profile.pinned)
      return pinned !== 0 ? pinned : (other.profile.lastUsedAt ?? 0) - (one.profile.lastUsedAt ?? 0)
    })
}

/** No half of a surrogate pair is left: the desktop's bus takes whole characters only. */
const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`

/** A menu is narrow: the place is cut at 22 characters, the organization first; the access type and the time never are. */
export function trayName(profile: Profile): string {
  if (profile.name !== '') return cut(profile.name, longestName)
  const { needsOrganization, needsApplication, shortLabel } = accessTypes[profile.accessType]
  if (!needsOrganization) return profileName(profile)
  const application = needsApplication ? `/${cut(profile.application, longestName - 4)}` : ''
  return `${cut(profile.organization, longestName - application.length)}${application} · ${shortLabel}`
}

function timeWord(left: TimeLeft): string {
  switch (left.kind) {
    case 'live':
    case 'soon':
    case 'urgent':
      return shortDurationText(left.leftMs)
    case 'expired':
      return 'expired'
    case 'never':
      return 'never expires'
    case 'unknown':
      return 'lifetime unknown'
    case 'none':
      return 'no token'
  }
}

function rowEntry({ profile, state, left }: Row): TrayEntry {
  const isMinting = state?.attempt.kind === 'minting'
  const act = (label: string, action: TrayAction, enabled = true): TrayEntry => ({ kind: 'action', label, action, enabled })
  return {
    kind: 'menu',
    label: `${trayName(profile)} — ${isMinting ? 'minting…' : timeWord(left)}`,
    entries: [
      act('Copy header', { kind: 'copy', profileId: profile.id, format: 'header' }),
      act('Copy token', { kind: 'copy', profileId: profile.id, format: 'raw' }),
      { kind: 'separator' },
      act('Refresh', { kind: 'refresh', profileId: profile.id }, !isMinting)
    ]
  }
}

const isSoon = (left: TimeLeft): boolean => left.kind === 'soon' || left.kind === 'urgent'

/** "2 expired · 3 expiring soon"; empty where nothing is. */
function expiryCounts(content: TrayContent): string {
  const rows = toRows(content)
  const counts: readonly (readonly [number, string])[] = [
    [rows.filter(({ left }) => left.kind === 'expired').length, 'expired'],
    [rows.filter(({ left }) => isSoon(left)).length, 'expiring soon']
  ]
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(' · ')
}

/** What the menu starts with and the icon says when pointed at. */
export function trayHeader(content: TrayContent): string {
  const { profiles, vault, showWhileLocked } = content
  const counts = expiryCounts(content)
  if (vault === 'locked') return showWhileLocked && counts !== '' ? `Locked · ${counts}` : 'Locked'
  if (profiles.length === 0) return 'No profiles yet'
  return counts === '' ? 'No token is expiring' : counts
}

const separator: TrayEntry = { kind: 'separator' }
const show: TrayEntry = { kind: 'action', label: 'Show Mintmark', action: { kind: 'show' }, enabled: true }
const quit: TrayEntry = { kind: 'action', label: 'Quit', action: { kind: 'quit' }, keys: 'CmdOrCtrl+Q', enabled: true }
const lock: TrayEntry = { kind: 'action', label: 'Lock', action: { kind: 'lock' }, keys: 'CmdOrCtrl+L', enabled: true }
const unlock: TrayEntry = { kind: 'action', label: 'Unlock…', action: { kind: 'unlock' }, enabled: true }
const settings: TrayEntry = { kind: 'action', label: 'Settings…', action: { kind: 'settings' }, keys: 'CmdOrCtrl+,', enabled: true }

export function trayMenu(content: TrayContent): readonly TrayEntry[] {
  const header: TrayEntry = { kind: 'text', label: trayHeader(content) }
  // Nothing can be copied or refreshed, so no profile is offered.
  if (content.vault === 'locked') return [header, separator, unlock, show, quit]
  const rows = toRows(content)
  const more = rows.slice(mostRows, mostRows + mostInMore)
  const expiring = rows.some(({ left }) => isSoon(left) || left.kind === 'expired')
  return [
    header,
    separator,
    ...rows.slice(0, mostRows).map(rowEntry),
    ...(more.length === 0 ? [] : [{ kind: 'menu', label: 'More…', entries: more.map(rowEntry) } as const]),
    ...(rows.length === 0 ? [] : [separator]),
    { kind: 'action', label: 'Refresh expiring', action: { kind: 'refresh-expiring' }, enabled: expiring },
    ...(content.canLock ? [lock] : []),
    separator,
    show,
    settings,
    quit
  ]
}

/** Locked before all else; busy while a request is on its way; error and warning speak of pinned profiles only, the ones a person said they care for. */
export function trayIconState(content: TrayContent): TrayIconState {
  if (content.vault === 'locked') return 'locked'
  if (content.states.some(({ attempt }) => attempt.kind === 'minting')) return 'busy'
  const pinned = toRows(content).filter(({ profile }) => profile.pinned)
  if (pinned.some(({ state }) => state?.attempt.kind === 'failed')) return 'error'
  return pinned.some(({ left }) => isSoon(left) || left.kind === 'expired') ? 'warning' : 'idle'
}
