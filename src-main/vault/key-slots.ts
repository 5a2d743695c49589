import { randomBytes } from 'node:crypto'
import type { VaultAccess } from '../model/vault-state.ts'
import { KeychainBusy, type Keychain } from './keychain.ts'
import { seal, unseal } from './seal.ts'

/** The data key, wrapped by the system's keychain; `wrapped` is base64. */
export type SystemSlot = { readonly kind: 'system'; readonly wrapped: string }

/** A slot of a kind that this version cannot open. It is kept as it is. */
export type OtherSlot = { readonly kind: string }

export type KeySlot = SystemSlot | OtherSlot

/** How the data key is kept. `check` is sealed with it, and so tells whether what came out of a slot is the key. */
export type KeyRing = { readonly slots: readonly KeySlot[]; readonly check: string }

type SessionOnly = Extract<VaultAccess, { kind: 'session-only' }>
type Closed = Extract<VaultAccess, { kind: 'closed' }>
type Open = Extract<VaultAccess, { kind: 'open' }>

const keyBytes = 32
const checkPlace = { record: 'vault', field: 'check' }

export const createDataKey = (): Buffer => randomBytes(keyBytes)

const isSystemSlot = (slot: KeySlot): slot is SystemSlot => slot.kind === 'system' && 'wrapped' in slot

/**
 * Chromium marks what it wrapped with a password of its own, the same on every computer, as `v10`. On Linux only: elsewhere the
 * mark means the real keychain.
 */
export function isHardCoded(wrapped: Buffer, platform: NodeJS.Platform): boolean {
  return platform === 'linux' && wrapped.toString('latin1', 0, 3) === 'v10'
}

/** Puts the key into the system's keychain, unless there is none worth the name. */
export async function createKeyRing(
  key: Buffer,
  keychain: Keychain
): Promise<{ ring: KeyRing; access: Open } | { ring: null; access: SessionOnly }> {
  const none = { ring: null, access: { kind: 'session-only', why: 'no-keychain' } } as const
  if (!(await keychain.isAvailable())) return none
  try {
    const wrapped = await keychain.wrap(key.toString('base64'))
    if (!keychain.isStrong(wrapped)) return { ring: null, access: { kind: 'session-only', why: 'weak-keychain' } }
    const slot: SystemSlot = { kind: 'system', wrapped: wrapped.toString('base64') }
    return { ring: { slots: [slot], check: seal(key, checkPlace, '') }, access: { kind: 'open', keychain: keychain.nameOf(wrapped) } }
  } catch {
    return none
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

/** Gets the key out of its system slot. Changes nothing, whatever happens. */
export async function openKeyRing(
  ring: KeyRing,
  keychain: Keychain
): Promise<{ key: Buffer; access: Open } | { key: null; access: Closed }> {
  const changed = { key: null, access: { kind: 'closed', why: 'keychain-changed' } } as const
  const locked = { key: null, access: { kind: 'closed', why: 'keychain-locked' } } as const
  const slot = ring.slots.find(isSystemSlot)
  if (slot === undefined) return changed
  const wrapped = Buffer.from(slot.wrapped, 'base64')
  // Mintmark never writes such a slot, so somebody else put it there, and knows the key in it.
  if (!keychain.isStrong(wrapped)) return changed
  if (!(await keychain.isAvailable())) return locked
  try {
    const key = Buffer.from(await keychain.unwrap(wrapped), 'base64')
    // The keychain's own encryption does not notice every change: it may have given something that is not the key.
    const isKey = key.length === keyBytes && unseal(key, checkPlace, ring.check) !== null
    return isKey ? { key, access: { kind: 'open', keychain: keychain.nameOf(wrapped) } } : changed
  } catch (error) {
    return error instanceof KeychainBusy || !(await isReachable(keychain)) ? locked : changed
  }
}
