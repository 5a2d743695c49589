import type { ProfileId } from '../../src-main/model/profile.ts'
import { chooseNumber, chooseOne, type Random } from './seeded-random.ts'

/** What is done to a vault. The texts of a record are made of its id and a round, so that a report of it is short. */
export type Operation =
  | {
      readonly kind: 'put'
      readonly ids: readonly ProfileId[]
      readonly round: number
      /** Without one a profile keeps the secret it has. */ readonly withSecret: boolean
      readonly notesLength: number
    }
  | { readonly kind: 'remove'; readonly ids: readonly ProfileId[] }
  /** Undoes the removal just before. */
  | { readonly kind: 'put-back' }
  | { readonly kind: 'mint'; readonly id: ProfileId; readonly round: number }
  | { readonly kind: 'forget-token'; readonly id: ProfileId }
  /** Not promised to reach the disk. */
  | { readonly kind: 'use'; readonly id: ProfileId; readonly round: number }
  | { readonly kind: 'set-passphrase'; readonly round: number }
  | { readonly kind: 'lock' }
  | { readonly kind: 'unlock'; /** null: by the keychain. */ readonly passphrase: number | null }

/** What a vault has to hold: of each record the round that its texts are of. */
export type Expected = {
  readonly profiles: ReadonlyMap<ProfileId, { readonly round: number; readonly secret: number | null; readonly notesLength: number }>
  readonly tokens: ReadonlyMap<ProfileId, number>
  readonly passphrase: number | null
  /** What `put-back` brings back. */
  readonly removed: Pick<Expected, 'profiles' | 'tokens'> | null
}

export const nothingExpected: Expected = { profiles: new Map(), tokens: new Map(), passphrase: null, removed: null }

export const secretText = (id: ProfileId, round: number): string => `secret ${round} of ${id}`
export const tokenText = (id: ProfileId, round: number): string => `token ${round} of ${id}`
export const nameText = (id: ProfileId, round: number): string => `Profile ${id}, ${round}`
export const passphraseText = (round: number): string => `passphrase ${round}`

const only = <Value>(map: ReadonlyMap<ProfileId, Value>, isWanted: (id: ProfileId) => boolean): ReadonlyMap<ProfileId, Value> =>
  new Map([...map].filter(([id]) => isWanted(id)))

/** What a vault has to hold after one more operation. */
export function expectAfter(before: Expected, operation: Operation): Expected {
  const { profiles, tokens, removed } = before
  const now = { ...before, removed: null }
  switch (operation.kind) {
    case 'put': {
      const { ids, round, withSecret, notesLength } = operation
      const put = ids.map((id) => [id, { round, secret: withSecret ? round : (profiles.get(id)?.secret ?? null), notesLength }] as const)
      return { ...now, profiles: new Map([...profiles, ...put]) }
    }
    case 'remove': {
      const isGone = (id: ProfileId): boolean => operation.ids.includes(id)
      const isKept = (id: ProfileId): boolean => !isGone(id)
      return {
        ...before,
        profiles: only(profiles, isKept),
        tokens: only(tokens, isKept),
        removed: { profiles: only(profiles, isGone), tokens: only(tokens, isGone) }
      }
    }
    case 'put-back':
      if (removed === null) return before
      return { ...now, profiles: new Map([...profiles, ...removed.profiles]), tokens: new Map([...tokens, ...removed.tokens]) }
    case 'mint':
      return { ...now, tokens: new Map([...tokens, [operation.id, operation.round]]) }
    case 'forget-token':
      return { ...now, tokens: only(tokens, (id) => id !== operation.id) }
    case 'set-passphrase':
      return { ...now, passphrase: operation.round }
    case 'use':
    case 'lock':
    case 'unlock':
      return now
  }
}

/** What there is to choose from. */
export type Situation = {
  /** A number that no operation had before. */ readonly round: number
  /** Put before the ids of new profiles. */ readonly prefix: string
  readonly profiles: readonly ProfileId[]
  readonly tokens: readonly ProfileId[]
  readonly passphrase: number | null
  readonly isLocked: boolean
  readonly canPutBack: boolean
}

/** The next thing that a person, or the app, might do. */
export function chooseOperation(random: Random, situation: Situation): Operation {
  const { round, prefix, profiles, tokens, passphrase, isLocked, canPutBack } = situation
  if (isLocked) return { kind: 'unlock', passphrase: random() < 0.5 ? passphrase : null }
  if (canPutBack && random() < 0.5) return { kind: 'put-back' }
  // Notes of every length, so that a write takes as long as it happens to take.
  const put = (ids: readonly ProfileId[], withSecret: boolean): Operation => {
    return { kind: 'put', ids, round, withSecret, notesLength: chooseNumber(random, 0, random() < 0.1 ? 20_000 : 500) }
  }
  const putNew = (): Operation =>
    put(
      Array.from({ length: chooseNumber(random, 1, 3) }, (_, index) => `${prefix}${round}-${index}`),
      true
    )
  const chance = random()
  const profile = chooseOne(random, profiles)
  if (profile === null || chance < 0.25) return putNew()
  if (chance < 0.5) return put([profile], random() < 0.5)
  if (chance < 0.6) return { kind: 'remove', ids: [profile] }
  if (chance < 0.8) return { kind: 'mint', id: profile, round }
  if (chance < 0.85) return { kind: 'forget-token', id: chooseOne(random, tokens) ?? profile }
  if (chance < 0.9) return { kind: 'use', id: profile, round }
  return chance < 0.95 ? { kind: 'set-passphrase', round } : { kind: 'lock' }
}
