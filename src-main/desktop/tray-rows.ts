import type { TokenState } from '../contract/tokens.ts'
import { accessTypes } from '../model/access-type.ts'
import { assertNever } from '../model/assert-never.ts'
import { profileName, type Profile } from '../model/profile.ts'
import type { Environment, Server, ServerId } from '../model/server.ts'
import { shortDurationText } from '../model/text/time-text.ts'
import { timeLeft, type TimeLeft } from '../model/token.ts'

export type TrayContent = {
  readonly profiles: readonly Profile[]
  readonly servers: readonly Server[]
  readonly states: readonly TokenState[]
  readonly vault: 'open' | 'locked'
  /** Whether there is anything that could open it again. */
  readonly canLock: boolean
  /** The setting: whether a locked vault still says how its tokens are. */
  readonly showWhileLocked: boolean
  /** Epoch ms. */
  readonly now: number
}

export type TrayRow = {
  readonly profile: Profile
  /** null: its server is not known. */
  readonly environment: Environment | null
  readonly state: TokenState | undefined
  readonly left: TimeLeft
}

const longestName = 22

export function toTrayRows({ profiles, servers, states, now }: TrayContent): readonly TrayRow[] {
  const stateOf = new Map(states.map((state) => [state.profileId, state]))
  const environmentOf = new Map<ServerId, Environment>(servers.map(({ id, environment }) => [id, environment]))
  return profiles.map((profile) => {
    const state = stateOf.get(profile.id)
    return { profile, environment: environmentOf.get(profile.serverId) ?? null, state, left: timeLeft(state?.token ?? null, now) }
  })
}

/** Pinned ones first, then those used last. */
function byUse({ profile: one }: TrayRow, { profile: other }: TrayRow): number {
  const pinned = Number(other.pinned) - Number(one.pinned)
  return pinned !== 0 ? pinned : (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0)
}

/** The first so many. Not by sorting all: of thousands, ten are shown, and that again with every change. */
export function firstTrayRows(rows: readonly TrayRow[], most: number): readonly TrayRow[] {
  let first: readonly TrayRow[] = []
  for (const row of rows) {
    const last = first[most - 1]
    if (last === undefined || byUse(row, last) < 0) first = [...first, row].toSorted(byUse).slice(0, most)
  }
  return first
}

/** A tab would begin a menu's column of keys, and a mark of direction could turn the time after the name around. */
const toLine = (text: string): string => text.replace(/[\p{Cc}\u2028-\u202e\u2066-\u2069]+/gu, ' ')

/** No half of a surrogate pair is left: the desktop's bus takes whole characters only. */
const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…`

/** A menu is narrow: the place is cut at 22 characters, the organization first; the access type and the time never are. */
export function trayName({ name, accessType, organization, application }: Profile): string {
  if (name !== '') return cut(toLine(name), longestName)
  const { needsOrganization, needsApplication, shortLabel } = accessTypes[accessType]
  if (!needsOrganization) return profileName({ name, accessType, organization, application })
  const end = needsApplication ? `/${cut(toLine(application), longestName - 4)}` : ''
  return `${cut(toLine(organization), longestName - end.length)}${end} · ${shortLabel}`
}

/** Written from right to left, a name would take what follows it along: then it stands between marks that keep it by itself. */
const isolate = (name: string): string => (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(name) ? `\u2068${name}\u2069` : name)

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
    default:
      return assertNever(left)
  }
}

export const isMinting = ({ state }: TrayRow): boolean => state?.attempt.kind === 'minting'

/** `acme/storefront · app user · production — 42m`: where a token opens is never told by a colour alone. */
export function trayLabel(row: TrayRow): string {
  const where = row.environment === null ? '' : ` · ${row.environment}`
  return `${isolate(trayName(row.profile))}${where} — ${isMinting(row) ? 'minting…' : timeWord(row.left)}`
}
