import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { writeWhole, type WriteWhole } from '../../../src-main/vault/whole-file.ts'
import { writeFormat1 } from './format-1.ts'
import { diskFull, heldWrite } from './held-write.ts'
import { openPassphraseVault, passphrase, profile, server, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

type Disk = ReturnType<typeof vaultOnDisk>

const other = 'another passphrase'
const backups = ['vault.json.1', 'vault.json.2', 'vault.json.3']

/** Four contents, so that there are three backups. */
async function fill(vault: Vault): Promise<Vault> {
  for (const id of ['a', 'b', 'c', 'd']) value(await vault.save({ putServers: [server], putProfiles: [withSecret(id)] }))
  return vault
}

async function passphraseVault(write?: WriteWhole) {
  const disk = vaultOnDisk()
  return { disk, vault: await fill(await openPassphraseVault(disk, write)) }
}

/** Whether the file, by itself in a folder, is a vault that opens like this; null asks the keychain. */
async function opens(disk: Disk, file: string, typed: string | null): Promise<boolean> {
  const folder = join(disk.folder, `alone-${crypto.randomUUID()}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'vault.json'), disk.text(file))
  disk.memory.become(typed === null ? 'unlocked' : 'locked')
  const vault = await disk.start(undefined, folder)
  await vault.open()
  if (typed !== null) await vault.unlock(typed)
  const isOpen = vault.state().kind === 'open' && vault.state().damaged.length === 0 && (await vault.secretOf('a')).ok
  await vault.close()
  return isOpen
}

const openingWith = async (disk: Disk, typed: string | null, files: readonly string[] = backups): Promise<readonly boolean[]> => {
  const found: boolean[] = []
  for (const file of files) found.push(await opens(disk, file, typed))
  return found
}

describe('the backups', () => {
  it('open with the new passphrase only, once it was changed', async () => {
    const { disk, vault } = await passphraseVault()
    expect(await openingWith(disk, passphrase)).toEqual([true, true, true])
    value(await vault.waysIn.setPassphrase(passphrase, other))
    expect(await openingWith(disk, passphrase)).toEqual([false, false, false])
    expect(await openingWith(disk, other)).toEqual([true, true, true])
  })

  it('do not open with a passphrase, a code or a keychain that was taken away', async () => {
    const { disk, vault } = await passphraseVault()
    disk.memory.become('unlocked')
    value(await vault.waysIn.addKeychain())
    const code = value(await vault.waysIn.createRecoveryCode(passphrase)).reveal()
    value(await vault.waysIn.keepRecoveryCode())
    await fill(vault)
    expect([await openingWith(disk, passphrase), await openingWith(disk, code), await openingWith(disk, null)].flat()).not.toContain(false)
    value(await vault.waysIn.removeRecoveryCode(passphrase))
    expect(await openingWith(disk, code)).toEqual([false, false, false])
    disk.memory.become('unlocked')
    value(await vault.waysIn.removePassphrase(passphrase))
    expect([await openingWith(disk, passphrase), await openingWith(disk, null)]).toEqual([
      [false, false, false],
      [true, true, true]
    ])
    disk.memory.become('unlocked')
    value(await vault.waysIn.setPassphrase(null, other))
    value(await vault.waysIn.removeKeychain(other))
    expect([await openingWith(disk, null), await openingWith(disk, other)]).toEqual([
      [false, false, false],
      [true, true, true]
    ])
  })

  it('are what they were otherwise', async () => {
    const { disk, vault } = await passphraseVault()
    const idsIn = (file: string): string =>
      disk
        .json(file)
        .profiles.map(({ id }: { id: string }) => id)
        .join('')
    expect(backups.map(idsIn)).toEqual(['abc', 'ab', 'a'])
    value(await vault.waysIn.setPassphrase(passphrase, other))
    expect(backups.map(idsIn)).toEqual(['abcd', 'abc', 'ab'])
  })

  it('in the layout of another program are renewed as well', async () => {
    const { disk, vault } = await passphraseVault()
    disk.put('vault.json.1', JSON.stringify(disk.json('vault.json.1'), null, 2))
    value(await vault.waysIn.setPassphrase(passphrase, other))
    expect([await openingWith(disk, passphrase), await openingWith(disk, other)]).toEqual([
      [false, false, false],
      [true, true, true]
    ])
  })

  it('and what was set aside: the key in it is the same', async () => {
    const { disk, vault } = await passphraseVault()
    await vault.close()
    disk.put('vault.json', disk.text('vault.json').replace('"name":"Profile b"', '"name":5'))
    const again = await disk.start()
    await again.open()
    value(await again.unlock(passphrase))
    const [aside = ''] = disk.files().filter((file) => file.includes('corrupt'))
    const before = disk.json(aside).profiles
    expect(await opens(disk, aside, passphrase)).toBe(false)
    disk.memory.become('locked')
    value(await again.waysIn.setPassphrase(passphrase, other))
    expect(disk.text(aside)).toContain('"name":5')
    expect(disk.json(aside).profiles).toEqual(before)
    expect(disk.json(aside).ring).toEqual(disk.json('vault.json').ring)
  })

  it('and the copy of a vault of format 1', async () => {
    const disk = vaultOnDisk()
    await writeFormat1(disk, [profile('a')])
    const vault = await disk.start()
    await vault.open()
    value(await vault.waysIn.setPassphrase(null, passphrase))
    const old = ['vault.json.format-1']
    expect(old.map((file) => disk.json(file).format)).toEqual([1])
    expect(await openingWith(disk, null, old)).toEqual([true])
    disk.memory.become('unlocked')
    value(await vault.waysIn.removeKeychain(passphrase))
    expect([await openingWith(disk, null, old), await openingWith(disk, passphrase, old)]).toEqual([[false], [true]])
  })

  it('of another vault, or of none, are left alone', async () => {
    const foreign = await passphraseVault()
    const { disk, vault } = await passphraseVault()
    disk.put('vault.json.1', foreign.disk.text('vault.json'))
    disk.put('vault.json.2', 'no vault')
    value(await vault.waysIn.setPassphrase(passphrase, other))
    expect([disk.text('vault.json.2'), disk.text('vault.json.3')]).toEqual([foreign.disk.text('vault.json'), 'no vault'])
  })

  it('that cannot be renewed are given up, and the change stands', async () => {
    const { disk, vault } = await passphraseVault(async (path, chunks) => {
      if (path.endsWith('.2')) throw Object.assign(new Error('EIO'), { code: 'EIO' })
      await writeWhole(path, chunks)
    })
    expect(await vault.waysIn.setPassphrase(passphrase, other)).toEqual(ok(undefined))
    expect(disk.files()).toEqual(['vault.json', 'vault.json.1', 'vault.json.3'])
    expect(await openingWith(disk, other, disk.files())).toEqual([true, true, true])
  })
})

describe('a change that cannot be written', () => {
  it('is not made', async () => {
    const { write, disk: files } = heldWrite()
    const { disk, vault } = await passphraseVault(write)
    files.problem = diskFull()
    const before = vault.state().ways
    expect(await vault.waysIn.setPassphrase(passphrase, other)).toEqual(fail({ code: 'not-saved', detail: 'The disk is full.' }))
    expect(vault.state().ways).toEqual(before)
    expect(await opens(disk, 'vault.json', passphrase)).toBe(true)
  })
})

it.each(['a save', 'the use of a profile'])('%s that waits behind a change is written with the new ring', async (what) => {
  const { write, disk: held, reached, release } = heldWrite()
  const { disk, vault } = await passphraseVault(write)
  const isUseOnly = what !== 'a save'
  if (isUseOnly) value(await vault.save({ putProfiles: [{ profile: profile('a') }], isUseOnly }))
  held.isHeld = true
  const changing = vault.waysIn.setPassphrase(passphrase, other)
  await reached()
  const saving = vault.save({ putProfiles: [withSecret('e')], isUseOnly })
  disk.timer.run()
  release()
  value(await changing)
  value(await saving)
  await vault.close()
  expect([await opens(disk, 'vault.json', passphrase), await opens(disk, 'vault.json', other)]).toEqual([false, true])
})
