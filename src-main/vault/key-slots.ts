import { randomBytes } from 'node:crypto'
import type { KeychainProblem, NoKeychain, WaysIn } from '../model/vault-state.ts'
import { KeychainBusy, type Keychain } from './keychain.ts'
import { isPassphraseParameters, toPassphraseKey, withSalt, type PassphraseCost, type PassphraseParameters } from './passphrase-key.ts'
import { parseRecoveryCode } from './recovery-code.ts'
import { seal, sealBytes, unseal, unsealBytes, type Place } from './seal.ts'
import { isOneOf, isShape, isString } from './shape.ts'

/** The data key, wrapped by the system's keychain; `wrapped` is base64. */
type SystemSlot = { readonly kind: 'system'; readonly wrapped: string }

/** The data key, sealed with a key that is made of something a person knows. */
type TypedSlot = { readonly kind: TypedKind; readonly parameters: PassphraseParameters; readonly wrapped: string }
export type TypedKind = 'passphrase' | 'recovery-code'

/** A slot of a kind that this version cannot open. It is kept as it is. */
type OtherSlot = { readonly kind: string }

export type KeySlot = SystemSlot | TypedSlot | OtherSlot

/** How the data key is kept. `check` is sealed with it, and so tells whether what came out of a slot is the key. */
export type KeyRing = { readonly slots: readonly KeySlot[]; readonly check: string }

const keyBytes = 32
const checkPlace: Place = { record: 'vault', field: 'check' }

export const createDataKey = (): Buffer => randomBytes(keyBytes)

export const createRing = (key: Buffer): KeyRing => ({ slots: [], check: seal(key, checkPlace, '') })

const isSystemShape = isShape<SystemSlot>({ kind: isOneOf(['system']), wrapped: isString })
const isTypedShape = isShape<TypedSlot>({
  kind: isOneOf(['passphrase', 'recovery-code']),
  parameters: isPassphraseParameters,
  wrapped: isString
})
export const systemSlotOf = ({ slots }: KeyRing): SystemSlot | undefined => slots.find((slot): slot is SystemSlot => isSystemShape(slot))
const typedSlotOf = ({ slots }: KeyRing, kind: TypedKind): TypedSlot | undefined =>
  slots.find((slot): slot is TypedSlot => isTypedShape(slot) && slot.kind === kind)

export function waysInOf(ring: KeyRing | null, keychain: Keychain): WaysIn {
  const system = ring === null ? undefined : systemSlotOf(ring)
  return {
    keychain: system === undefined ? null : keychain.nameOf(Buffer.from(system.wrapped, 'base64')),
    passphrase: ring !== null && typedSlotOf(ring, 'passphrase') !== undefined,
    recoveryCode: ring !== null && typedSlotOf(ring, 'recovery-code') !== undefined
  }
}

/** The ring with this slot in the place of any other of its kind. */
const withSlot = (ring: KeyRing, slot: KeySlot): KeyRing => ({ ...ring, slots: [...withoutSlot(ring, slot.kind).slots, slot] })

export const withoutSlot = (ring: KeyRing, kind: string): KeyRing => ({ ...ring, slots: ring.slots.filter((slot) => slot.kind !== kind) })

/** Whether it is the data key that the ring's slots hold. */
export const isKeyOf = (key: Buffer, ring: KeyRing): boolean => key.length === keyBytes && unseal(key, checkPlace, ring.check) !== null

const checked = (key: Buffer | null, ring: KeyRing): Buffer | null => (key !== null && isKeyOf(key, ring) ? key : null)

/**
 * Chromium marks what it wrapped with a password of its own, the same on every computer, as `v10`. On Linux only: elsewhere the
 * mark means the real keychain.
 */
export function isHardCoded(wrapped: Buffer, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && wrapped.toString('latin1', 0, 3) === 'v10'
}

/** Puts the key into the system's keychain, unless there is none worth the name: then the answer is why. */
export async function addSystemSlot(ring: KeyRing, key: Buffer, keychain: Keychain): Promise<KeyRing | NoKeychain> {
  if (!(await keychain.isAvailable())) return 'no-keychain'
  try {
    const wrapped = await keychain.wrap(key.toString('base64'))
    if (!keychain.isStrong(wrapped)) return 'weak-keychain'
    return withSlot(ring, { kind: 'system', wrapped: wrapped.toString('base64') })
  } catch {
    return 'no-keychain'
  }
}

/** Whether the keychain would take something now. What it cannot open then is not locked but foreign. */
async function isReachable(keychain: Keychain): Promise<boolean> {
  try {
    return keychain.isStrong(await keychain.wrap(''))
  } catch {
    return false
  }
}

/** Gets the key out of its system slot. Changes nothing, whatever happens. null: there is no such slot. */
export async function openSystemSlot(ring: KeyRing, keychain: Keychain): Promise<Buffer | KeychainProblem | null> {
  const slot = systemSlotOf(ring)
  if (slot === undefined) return null
  const wrapped = Buffer.from(slot.wrapped, 'base64')
  // Mintmark never writes such a slot, so somebody else put it there, and knows the key in it.
  if (!keychain.isStrong(wrapped)) return 'changed'
  if (!(await keychain.isAvailable())) return 'locked'
  try {
    // The keychain's own encryption does not notice every change: it may have given something that is not the key.
    return checked(Buffer.from(await keychain.unwrap(wrapped), 'base64'), ring) ?? 'changed'
  } catch (error) {
    return error instanceof KeychainBusy || !(await isReachable(keychain)) ? 'locked' : 'changed'
  }
}

// The parameters are part of the place: nobody can make the slot cheaper to guess without breaking it.
const slotPlace = (kind: TypedKind, { kdf, N, r, p, salt }: PassphraseParameters): Place => ({
  record: 'slot',
  field: JSON.stringify([kind, kdf, N, r, p, salt])
})

/** Rejects only where the memory to make the key cannot be had. */
export async function addTypedSlot(ring: KeyRing, kind: TypedKind, typed: string, key: Buffer, cost: PassphraseCost): Promise<KeyRing> {
  const parameters = withSalt(cost)
  const wrapping = await toPassphraseKey(typed, parameters)
  const wrapped = sealBytes(wrapping, slotPlace(kind, parameters), key)
  wrapping.fill(0)
  return withSlot(ring, { kind, parameters, wrapped })
}

/** null where it does not open the slot, or there is none. */
export async function openTypedSlot(ring: KeyRing, kind: TypedKind, typed: string): Promise<Buffer | null> {
  const slot = typedSlotOf(ring, kind)
  if (slot === undefined) return null
  const wrapping = await toPassphraseKey(typed, slot.parameters)
  const key = unsealBytes(wrapping, slotPlace(kind, slot.parameters), slot.wrapped)
  wrapping.fill(0)
  return checked(key, ring)
}

/** Gets the key out with what a person typed: a recovery code shows itself by its form, anything else is a passphrase. */
export async function openByTyping(ring: KeyRing, typed: string): Promise<{ readonly key: Buffer; readonly kind: TypedKind } | null> {
  const code = parseRecoveryCode(typed)
  const tries: readonly (readonly [TypedKind, string | null])[] = [
    ['recovery-code', code],
    ['passphrase', typed]
  ]
  for (const [kind, text] of tries) {
    const key = text === null ? null : await openTypedSlot(ring, kind, text)
    if (key !== null) return { key, kind }
  }
  return null
}
