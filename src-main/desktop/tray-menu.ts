import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Environment } from '../model/server.ts'
import { minuteMs, secondMs } from '../model/time.ts'
import { isExpiring, nextPhaseAt } from '../model/token.ts'
import { firstTrayRows, isMinting, toTrayRows, trayLabel, type TrayContent, type TrayRow } from './tray-rows.ts'

export type TrayAction =
  | { readonly kind: 'copy'; readonly profileId: ProfileId; readonly format: CopyFormatId }
  | { readonly kind: 'refresh'; readonly profileId: ProfileId }
  | { readonly kind: 'more' }
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
  /** `mark`: whose shape and colour stand beside its word, where the desktop shows pictures in menus. */
  | { readonly kind: 'menu'; readonly label: string; readonly mark: Environment | null; readonly entries: readonly TrayEntry[] }

export type TrayIconState = 'idle' | 'busy' | 'warning' | 'error' | 'locked'

/** All that the tray shows at one moment. */
export type TrayLook = {
  readonly icon: TrayIconState
  /** What the menu starts with and the icon says when pointed at. */
  readonly header: string
  readonly entries: readonly TrayEntry[]
  /** How long it stays true by itself (ms); null: until something changes. */
  readonly holdsMs: number | null
}

const mostRows = 10

function rowEntry(row: TrayRow): TrayEntry {
  const { id: profileId } = row.profile
  const act = (label: string, action: TrayAction, enabled = true): TrayEntry => ({ kind: 'action', label, action, enabled })
  return {
    kind: 'menu',
    label: trayLabel(row),
    mark: row.environment,
    entries: [
      act('Copy header', { kind: 'copy', profileId, format: 'header' }),
      act('Copy token', { kind: 'copy', profileId, format: 'raw' }),
      { kind: 'separator' },
      act('Refresh', { kind: 'refresh', profileId }, !isMinting(row))
    ]
  }
}

const isOver = ({ left }: TrayRow): boolean => left.kind === 'expired'
const isSoon = ({ left }: TrayRow): boolean => left.kind === 'soon' || left.kind === 'urgent'

/** "2 expired · 3 expiring soon"; empty where nothing is. */
function expiryCounts(rows: readonly TrayRow[]): string {
  const counts: readonly (readonly [number, string])[] = [
    [rows.filter(isOver).length, 'expired'],
    [rows.filter(isSoon).length, 'expiring soon']
  ]
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(' · ')
}

function headerText(rows: readonly TrayRow[], { vault, showWhileLocked }: TrayContent): string {
  const counts = expiryCounts(rows)
  if (vault === 'locked') return showWhileLocked && counts !== '' ? `Locked · ${counts}` : 'Locked'
  if (rows.length === 0) return 'No profiles yet'
  return counts === '' ? 'No token is expiring' : counts
}

const separator: TrayEntry = { kind: 'separator' }
const more: TrayEntry = { kind: 'action', label: 'More…', action: { kind: 'more' }, enabled: true }
const show: TrayEntry = { kind: 'action', label: 'Show Mintmark', action: { kind: 'show' }, enabled: true }
const quit: TrayEntry = { kind: 'action', label: 'Quit', action: { kind: 'quit' }, keys: 'CmdOrCtrl+Q', enabled: true }
const lock: TrayEntry = { kind: 'action', label: 'Lock', action: { kind: 'lock' }, keys: 'CmdOrCtrl+L', enabled: true }
const unlock: TrayEntry = { kind: 'action', label: 'Unlock…', action: { kind: 'unlock' }, enabled: true }
const settings: TrayEntry = { kind: 'action', label: 'Settings…', action: { kind: 'settings' }, keys: 'CmdOrCtrl+,', enabled: true }

function menuEntries(rows: readonly TrayRow[], { vault, canLock }: TrayContent): readonly TrayEntry[] {
  // Nothing can be copied or refreshed, so no profile is offered.
  if (vault === 'locked') return [unlock, show, quit]
  return [
    ...firstTrayRows(rows, mostRows).map(rowEntry),
    ...(rows.length > mostRows ? [more] : []),
    ...(rows.length === 0 ? [] : [separator]),
    {
      kind: 'action',
      label: 'Refresh expiring',
      action: { kind: 'refresh-expiring' },
      enabled: rows.some(({ left }) => isExpiring(left))
    },
    ...(canLock ? [lock] : []),
    separator,
    show,
    settings,
    quit
  ]
}

/** Locked before all else; busy while a request is on its way; error and warning speak of pinned profiles only, the ones a person said they care for. */
function iconState(rows: readonly TrayRow[], { vault }: TrayContent): TrayIconState {
  if (vault === 'locked') return 'locked'
  if (rows.some(isMinting)) return 'busy'
  const pinned = rows.filter(({ profile }) => profile.pinned)
  if (pinned.some(({ state }) => state?.attempt.kind === 'failed')) return 'error'
  return pinned.some((row) => isSoon(row) || isOver(row)) ? 'warning' : 'idle'
}

/**
 * To the moment where a token is soon over or is over, as icon and header change with it, and at most a minute: times are told in minutes,
 * and neither sleep nor a changed clock can make them wrong for longer. Nothing to wait for where no time runs.
 */
function holdsMs(rows: readonly TrayRow[], { vault, showWhileLocked, now }: TrayContent): number | null {
  if (vault === 'locked' && !showWhileLocked) return null
  const phases = rows.map(({ state }) => (state?.token ? nextPhaseAt(state.token, now) : Infinity))
  const nextAt = phases.reduce((first, at) => Math.min(first, at), Infinity)
  return nextAt === Infinity ? null : Math.min(minuteMs, Math.max(secondMs, nextAt - now))
}

export function trayLook(content: TrayContent): TrayLook {
  const rows = toTrayRows(content)
  const header = headerText(rows, content)
  return {
    icon: iconState(rows, content),
    header,
    entries: [{ kind: 'text', label: header }, separator, ...menuEntries(rows, content)],
    holdsMs: holdsMs(rows, content)
  }
}
