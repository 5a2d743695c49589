import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { parseRecoveryCode } from '../../../src-main/vault/recovery-code.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { now, openPassphraseVault, passphrase, server, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

type Disk = ReturnType<typeof vaultOnDisk>

const other = 'another passphrase'
const none = { keychain: null, passphrase: false, recoveryCode: false }
const keychain = 'GNOME Keyring'
const wrong = { ok: false, error: { code: 'wrong-passphrase' } }

/** A vault that the keychain opens. */
async function keychainVault() {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  return { disk, vault }
}

async function passphraseVault() {
  const disk = vaultOnDisk()
  const vault = await openPassphraseVault(disk)
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  return { disk, vault }
}

/** Whether the vault in the folder opens like this after a restart, secrets and all. */
async function opensWith(disk: Disk, typed: string | null): Promise<boolean> {
  disk.memory.become(typed === null ? 'unlocked' : 'locked')
  const vault = await disk.start()
  await vault.open()
  if (typed !== null) await vault.unlock(typed)
  // A wrong one must not make the next one wait.
  disk.pass(60_000)
  const secret = await vault.secretOf('a')
  await vault.close()
  disk.memory.become('unlocked')
  return secret.ok && secret.value.reveal() === 'secret of a'
}

async function keptCode(vault: Vault, current: string | null = null): Promise<string> {
  const code = value(await vault.waysIn.createRecoveryCode(current)).reveal()
  value(await vault.waysIn.keepRecoveryCode())
  return code
}

describe('a passphrase', () => {
  it('is added beside the keychain, and either opens the vault', async () => {
    const { disk, vault } = await keychainVault()
    expect(vault.state().ways).toEqual({ ...none, keychain })
    value(await vault.waysIn.setPassphrase(null, passphrase))
    expect(vault.state().ways).toEqual({ ...none, keychain, passphrase: true })
    await vault.close()
    expect([await opensWith(disk, passphrase), await opensWith(disk, null), await opensWith(disk, other)]).toEqual([true, true, false])
  })

  it('is changed by who knows it', async () => {
    const { disk, vault } = await passphraseVault()
    expect(await vault.waysIn.setPassphrase('a wrong one', other)).toMatchObject(wrong)
    disk.pass(1_000)
    value(await vault.waysIn.setPassphrase(passphrase, other))
    await vault.close()
    expect([await opensWith(disk, other), await opensWith(disk, passphrase)]).toEqual([true, false])
  })

  it('is changed with the recovery code by who has forgotten it', async () => {
    const { disk, vault } = await passphraseVault()
    const code = await keptCode(vault, passphrase)
    value(await vault.waysIn.setPassphrase(code, other))
    await vault.close()
    expect([await opensWith(disk, other), await opensWith(disk, passphrase), await opensWith(disk, code)]).toEqual([true, false, true])
  })

  it.each(['', '1234567', '🔑🔑🔑'])('has to be longer than %j', async (short) => {
    const { vault } = await keychainVault()
    expect(await vault.waysIn.setPassphrase(null, short)).toEqual(fail({ code: 'weak-passphrase', shortest: 8 }))
    const fresh = await vaultOnDisk('v10').start()
    await fresh.open()
    expect(await fresh.create(short)).toEqual(fail({ code: 'weak-passphrase', shortest: 8 }))
  })

  it('is guessed at no faster than at the lock, however many calls are made at once', async () => {
    const { disk, vault } = await passphraseVault()
    const guesses = await Promise.all(['one', 'two', 'three'].map((guess) => vault.waysIn.confirm(guess)))
    expect(guesses.map((guess) => (guess.ok ? null : guess.error.code))).toEqual([
      'wrong-passphrase',
      'passphrase-too-soon',
      'passphrase-too-soon'
    ])
    expect(await vault.waysIn.setPassphrase(passphrase, other)).toEqual(fail({ code: 'passphrase-too-soon', retryAt: now + 1_000 }))
    vault.lock('person')
    expect(await vault.unlock(passphrase)).toEqual(fail({ code: 'passphrase-too-soon', retryAt: now + 1_000 }))
    disk.pass(1_000)
    value(await vault.unlock(passphrase))
    expect(await vault.waysIn.confirm(passphrase)).toEqual(ok(undefined))
  })

  it('is not asked for where there is none', async () => {
    const { vault } = await keychainVault()
    expect(await vault.waysIn.confirm(null)).toEqual(ok(undefined))
  })
})

describe('the last way in', () => {
  it.each(['keychain', 'passphrase'] as const)('cannot be taken away: %s', async (which) => {
    const { vault } = await (which === 'keychain' ? keychainVault() : passphraseVault())
    const removed = which === 'keychain' ? vault.waysIn.removeKeychain(null) : vault.waysIn.removePassphrase(passphrase)
    expect(await removed).toEqual(fail({ code: 'last-way-in' }))
    expect(vault.state().ways[which]).toBeTruthy()
  })

  it('cannot be taken away by taking two at the same time', async () => {
    const { disk, vault } = await keychainVault()
    value(await vault.waysIn.setPassphrase(null, passphrase))
    const removed = await Promise.all([vault.waysIn.removePassphrase(passphrase), vault.waysIn.removeKeychain(passphrase)])
    expect(removed).toEqual([ok(undefined), fail({ code: 'last-way-in' })])
    await vault.close()
    expect(await opensWith(disk, null)).toBe(true)
  })

  it('is not a slot that the keychain does not open any more', async () => {
    const { disk, vault } = await keychainVault()
    value(await vault.waysIn.setPassphrase(null, passphrase))
    const code = await keptCode(vault, passphrase)
    disk.memory.become('locked')
    expect(await vault.waysIn.removePassphrase(passphrase)).toEqual(fail({ code: 'keychain-refused', why: 'locked' }))
    disk.memory.become('unlocked')
    disk.memory.changeKey()
    expect(await vault.waysIn.removePassphrase(passphrase)).toEqual(fail({ code: 'keychain-refused', why: 'changed' }))
    value(await vault.waysIn.removeRecoveryCode(passphrase))
    await vault.close()
    expect([await opensWith(disk, passphrase), await opensWith(disk, code)]).toEqual([true, false])
  })

  it('is not the recovery code of a vault whose keychain has lost the key', async () => {
    const { disk, vault } = await keychainVault()
    const code = await keptCode(vault)
    disk.memory.changeKey()
    expect(await vault.waysIn.removeRecoveryCode(null)).toEqual(fail({ code: 'keychain-refused', why: 'changed' }))
    await vault.close()
    expect(await opensWith(disk, code)).toBe(true)
  })

  it('may be either once the other is there', async () => {
    const { disk, vault } = await passphraseVault()
    disk.memory.become('unlocked')
    value(await vault.waysIn.addKeychain())
    value(await vault.waysIn.removePassphrase(passphrase))
    expect(vault.state().ways).toEqual({ ...none, keychain })
    value(await vault.waysIn.setPassphrase(null, other))
    value(await vault.waysIn.removeKeychain(other))
    expect(vault.state().ways).toEqual({ ...none, passphrase: true })
    await vault.close()
    expect([await opensWith(disk, other), await opensWith(disk, null)]).toEqual([true, false])
  })
})

describe('the keychain', () => {
  it('takes the key again after it has lost it', async () => {
    const { disk, vault } = await keychainVault()
    value(await vault.waysIn.setPassphrase(null, passphrase))
    await vault.close()
    disk.memory.changeKey()
    expect(await opensWith(disk, null)).toBe(false)
    const again = await disk.start()
    expect(await again.open()).toMatchObject({ kind: 'locked', why: 'start', keychain: 'changed' })
    value(await again.unlock(passphrase))
    value(await again.waysIn.addKeychain())
    await again.close()
    expect(await opensWith(disk, null)).toBe(true)
  })

  it.each([
    ['absent', 'no-keychain'],
    ['busy', 'no-keychain'],
    ['fallback', 'weak-keychain']
  ] as const)('that is %s is refused', async (state, why) => {
    const { disk, vault } = await passphraseVault()
    disk.memory.become(state)
    expect(await vault.waysIn.addKeychain()).toEqual(fail({ code: 'keychain-refused', why }))
    expect(vault.state().ways).toEqual({ ...none, passphrase: true })
  })
})

describe('a recovery code', () => {
  it('opens nothing until it is kept', async () => {
    const { disk, vault } = await keychainVault()
    const code = value(await vault.waysIn.createRecoveryCode(null)).reveal()
    expect(vault.state().ways.recoveryCode).toBe(false)
    expect(await opensWith(disk, code)).toBe(false)
    value(await vault.waysIn.keepRecoveryCode())
    expect(vault.state().ways.recoveryCode).toBe(true)
    expect(await vault.waysIn.keepRecoveryCode()).toEqual(fail({ code: 'not-found' }))
    await vault.close()
    expect([await opensWith(disk, code.toLowerCase()), await opensWith(disk, parseRecoveryCode(code) ?? '')]).toEqual([true, true])
  })

  it('takes the place of the one before', async () => {
    const { disk, vault } = await keychainVault()
    const [first, second] = [await keptCode(vault), await keptCode(vault)]
    await vault.close()
    expect([await opensWith(disk, first), await opensWith(disk, second)]).toEqual([false, true])
  })

  it('is made only for who knows the passphrase, and is gone when the vault locks', async () => {
    const { disk, vault } = await passphraseVault()
    expect(await vault.waysIn.createRecoveryCode(null)).toMatchObject(wrong)
    disk.pass(1_000)
    value(await vault.waysIn.createRecoveryCode(passphrase))
    vault.lock('person')
    expect(await vault.waysIn.createRecoveryCode(passphrase)).toEqual(fail({ code: 'vault-locked' }))
    value(await vault.unlock(passphrase))
    expect(await vault.waysIn.keepRecoveryCode()).toEqual(fail({ code: 'not-found' }))
  })

  it('is taken away', async () => {
    const { disk, vault } = await keychainVault()
    const code = await keptCode(vault)
    value(await vault.waysIn.removeRecoveryCode(null))
    expect(vault.state().ways.recoveryCode).toBe(false)
    await vault.close()
    expect(await opensWith(disk, code)).toBe(false)
  })
})
