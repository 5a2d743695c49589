import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import type { LockReason } from '../../../src-main/model/vault-state.ts'
import { createUnlockDelay } from '../../../src-main/vault/unlock-delay.ts'
import { VaultKeys } from '../../../src-main/vault/vault-keys.ts'
import { heldWrite } from './held-write.ts'
import {
  cheapCost,
  clock,
  now,
  openPassphraseVault,
  passphrase,
  profile,
  server,
  token,
  value,
  vaultOnDisk,
  withSecret
} from './vault-on-disk.ts'

const locked = fail({ code: 'vault-locked' })

async function filled(write?: ReturnType<typeof heldWrite>['write']) {
  const disk = vaultOnDisk()
  const vault = await openPassphraseVault(disk, write)
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
  value(await vault.tokens.put(token('a')))
  await vault.tokens.flush()
  return { disk, vault }
}

describe('a locked vault', () => {
  it('gives nothing that is sealed and takes nothing, but shows names and expiries', async () => {
    const { vault } = await filled()
    const shown = [vault.servers(), vault.profiles(), vault.tokens.summaries()]
    expect(vault.lock('person')).toBe(true)
    expect(await vault.secretOf('a')).toEqual(locked)
    expect(await vault.tokens.read('a')).toEqual(locked)
    expect(await vault.tokens.put(token('b'))).toEqual(locked)
    expect(await vault.save({ putProfiles: [withSecret('c')] })).toEqual(locked)
    expect(await vault.save({ putProfiles: [{ profile: profile('a') }], isUseOnly: true })).toEqual(locked)
    expect(await vault.save({ removeProfiles: ['a'] })).toEqual(locked)
    expect(await vault.waysIn.setPassphrase(passphrase, 'another passphrase')).toEqual(locked)
    expect(await vault.waysIn.addKeychain()).toEqual(locked)
    expect([vault.servers(), vault.profiles(), vault.tokens.summaries()]).toEqual(shown)
  })

  it.each(['person', 'idle', 'screen', 'suspend'] as const)('says since when and why: %s', async (why: LockReason) => {
    const { disk, vault } = await filled()
    const states: string[] = []
    vault.onStateChanged(({ kind }) => states.push(kind))
    disk.pass(5_000)
    vault.lock(why)
    expect(vault.state()).toMatchObject({ kind: 'locked', since: now + 5_000, why, keychain: null })
    expect(vault.lock('idle')).toBe(false)
    expect(vault.state()).toMatchObject({ since: now + 5_000, why })
    expect(states).toEqual(['locked'])
  })

  it('has everything again when it is unlocked, and can be locked again', async () => {
    const { vault } = await filled()
    for (const why of ['person', 'idle'] as const) {
      vault.lock(why)
      expect(value(await vault.unlock(passphrase))).toMatchObject({ kind: 'open', by: 'passphrase', damaged: [] })
      expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
      expect(value(await vault.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
    }
    value(await vault.save({ putProfiles: [withSecret('c')] }))
  })

  it('is opened by the keychain only when somebody asks it', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    vault.lock('idle')
    expect(await vault.secretOf('a')).toEqual(locked)
    disk.memory.become('locked')
    expect(await vault.open()).toMatchObject({ kind: 'locked', why: 'idle', since: now, keychain: 'locked' })
    disk.memory.become('unlocked')
    expect(await vault.open()).toMatchObject({ kind: 'open', by: 'keychain' })
  })

  it('waits with what is asked while it is being unlocked', async () => {
    const { vault } = await filled()
    vault.lock('person')
    const unlocking = vault.unlock(passphrase)
    const [secret, stored, saved] = [vault.secretOf('a'), vault.tokens.read('a'), vault.save({ putProfiles: [withSecret('c')] })]
    value(await unlocking)
    expect(value(await secret).reveal()).toBe('secret of a')
    expect(value(await stored).accessToken.reveal()).toBe('access token of a')
    value(await saved)
  })
})

describe('locking', () => {
  it('zeroes the key', async () => {
    const disk = vaultOnDisk()
    const keys = new VaultKeys({
      keychain: disk.memory.keychain,
      clock,
      cost: cheapCost,
      delay: createUnlockDelay(disk.folder, clock),
      ring: null,
      restriction: null,
      onKey: async () => true,
      writeRing: async () => ({ ok: true, value: undefined }),
      onChanged: () => {}
    })
    await keys.open()
    const [key, copy] = [keys.key(), keys.copyKey()]
    expect(key).toHaveLength(32)
    keys.lock('person')
    expect(key).toEqual(Buffer.alloc(32))
    expect(copy).not.toEqual(Buffer.alloc(32))
    expect([keys.key(), keys.copyKey()]).toEqual([null, null])

    await keys.open()
    const again = keys.key()
    expect(again).toEqual(copy)
    keys.end()
    expect(again).toEqual(Buffer.alloc(32))
  })

  it('is not possible where nothing could open the vault again', async () => {
    const disk = vaultOnDisk('v10')
    const vault = await disk.start()
    expect(vault.lock('person')).toBe(false)
    await vault.open()
    expect([vault.state().kind, vault.lock('person')]).toEqual(['choosing', false])
    vault.useSessionOnly()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    expect([vault.state().kind, vault.lock('person'), vault.state().kind]).toEqual(['session-only', false, 'session-only'])
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('loses nothing that was minted or used just before', async () => {
    const { disk, vault } = await filled()
    value(await vault.tokens.put(token('b')))
    value(await vault.save({ putProfiles: [{ profile: profile('a', { lastUsedAt: now }) }], isUseOnly: true }))
    vault.lock('person')
    await vault.close()
    const again = await disk.start()
    expect(again.profiles()[0]?.lastUsedAt).toBe(now)
    await again.open()
    value(await again.unlock(passphrase))
    expect(value(await again.tokens.read('b')).accessToken.reveal()).toBe('access token of b')
    expect(again.state().damaged).toEqual([])
  })

  it('right after something was asked for neither seals nor opens with zeros', async () => {
    const { disk, vault } = await filled()
    const asked = [
      vault.tokens.put(token('b')),
      vault.tokens.read('a'),
      vault.secretOf('a'),
      vault.save({ putProfiles: [withSecret('c')] })
    ]
    vault.lock('screen')
    const [put, stored, secret, saved] = await Promise.all(asked)
    expect([put?.ok, stored?.ok, secret?.ok]).toEqual([true, true, true])
    expect(saved).toEqual(locked)
    await vault.close()
    const again = await disk.start()
    await again.open()
    value(await again.unlock(passphrase))
    expect(value(await again.tokens.read('b')).accessToken.reveal()).toBe('access token of b')
    expect([again.state().damaged, again.profiles().map(({ id }) => id)]).toEqual([[], ['a', 'b']])
  })

  it('lets a save that is on its way arrive', async () => {
    const { write, disk: held, reached, release } = heldWrite()
    const { disk, vault } = await filled(write)
    held.isHeld = true
    const saving = vault.save({ putProfiles: [withSecret('c')] })
    const behind = vault.save({ putProfiles: [withSecret('d')] })
    await reached()
    vault.lock('suspend')
    release()
    value(await saving)
    expect(await behind).toEqual(locked)
    expect(vault.profiles().map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    value(await vault.unlock(passphrase))
    expect(value(await vault.secretOf('c')).reveal()).toBe('secret of c')
    await vault.close()
    const again = await disk.start()
    await again.open()
    expect(value(await again.unlock(passphrase)).damaged).toEqual([])
    expect(value(await again.secretOf('c')).reveal()).toBe('secret of c')
  })

  it('writes what is overtaken while the disk is slow not at all, and the last in the end', async () => {
    const { write, disk: held, reached, release, written } = heldWrite()
    const { disk, vault } = await filled(write)
    written.length = 0
    held.isHeld = true
    value(await vault.tokens.put(token('a')))
    const flushing = [vault.tokens.flush()]
    await reached()
    for (const id of ['b', 'a', 'b', 'a', 'b']) {
      value(await vault.tokens.put(token(id)))
      flushing.push(vault.tokens.flush())
    }
    release()
    await Promise.all(flushing)
    expect(written).toEqual(['tokens.json', 'tokens.json'])
    await vault.close()
    const again = await disk.start()
    await again.open()
    value(await again.unlock(passphrase))
    expect(
      again.tokens
        .summaries()
        .map(({ profileId }) => profileId)
        .toSorted()
    ).toEqual(['a', 'b'])
  })

  it('writes what was forgotten while it was locked once it is open', async () => {
    const { disk, vault } = await filled()
    vault.lock('person')
    vault.tokens.remove('a')
    disk.timer.run()
    await vault.tokens.flush()
    expect(disk.json('tokens.json').tokens).toHaveLength(1)
    value(await vault.unlock(passphrase))
    disk.timer.run()
    await vault.tokens.flush()
    expect(disk.json('tokens.json').tokens).toEqual([])
  })
})

describe('a note', () => {
  it('is sealed until the vault is open again', async () => {
    const { vault } = await filled()
    const note = vault.sealNote('a place') ?? ''
    expect(note).not.toContain('a place')
    expect(vault.openNote(note)).toBe('a place')
    vault.lock('person')
    expect([vault.sealNote('more'), vault.openNote(note)]).toEqual([null, null])
    value(await vault.unlock(passphrase))
    expect([vault.openNote(note), vault.openNote('no note'), vault.openNote('')]).toEqual(['a place', null, null])
  })

  it('of another vault is none', async () => {
    const [{ vault }, { vault: other }] = [await filled(), await filled()]
    expect(other.openNote(vault.sealNote('a place') ?? '')).toBeNull()
  })
})
