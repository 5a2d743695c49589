import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { diskFull, heldWrite } from './held-write.ts'
import { profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const ways = { keychain: 'GNOME Keyring', passphrase: false, recoveryCode: false }
const quiet = { notices: [], damaged: [], retryAt: null }
const open = { kind: 'open', by: 'keychain', ways, ...quiet }

describe('a vault', () => {
  it('that no keychain can open is locked before anybody asks: what is behind the lock is not shown for a moment', async () => {
    const disk = vaultOnDisk()
    disk.memory.become('absent')
    const first = await disk.start()
    await first.open()
    value(await first.create('four words of mine'))
    await first.close()
    expect((await disk.start()).state()).toMatchObject({ kind: 'locked', why: 'start', keychain: null })
  })

  it('has everything again after a restart, and shows names and expiries before the keychain is asked', async () => {
    const disk = vaultOnDisk()
    const first = await disk.start()
    expect(first.state()).toEqual({ kind: 'opening', ways: { ...ways, keychain: null }, ...quiet })
    expect(await first.open()).toEqual(open)
    value(await first.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
    value(await first.tokens.put(token('a')))
    await first.close()

    const asked = disk.memory.asked()
    const second = await disk.start()
    expect(second.servers()).toEqual([server])
    expect(second.profiles()).toEqual([profile('a'), profile('b')])
    expect([second.server(server.id), second.profile('b'), second.server('x'), second.profile('x')]).toEqual([
      server,
      profile('b'),
      null,
      null
    ])
    expect(second.tokens.summaries()).toEqual([token('a').summary])
    expect([second.tokens.summary('a'), second.tokens.summary('b')]).toEqual([token('a').summary, null])
    expect(disk.memory.asked()).toBe(asked)
    expect(value(await second.secretOf('b')).reveal()).toBe('secret of b')
    const read = value(await second.tokens.read('a'))
    expect(read.accessToken.reveal()).toBe('access token of a')
    expect(read.responseText.reveal()).toBe('{"access_token":"access token of a"}')
    expect(second.state()).toEqual(open)
  })

  it('writes no secret in clear, in files that are closed to others', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    for (const secret of ['hunter2hunter2', 'hunter3hunter3'])
      value(await vault.save({ putServers: [server], putProfiles: [withSecret('a', secret)] }))
    value(await vault.waysIn.setPassphrase(null, 'correct horse battery'))
    value(await vault.tokens.put(token('a', 'YWMtvalue')))
    const note = vault.sealNote('what was being typed') ?? ''
    await vault.close()
    const everything = `${disk.files().map(disk.text).join('\n')}${note}`
    const clear = ['hunter2hunter2', 'hunter3hunter3', 'YWMtvalue', 'correct horse battery', 'what was being typed']
    const forms = clear.flatMap((text) => [text, Buffer.from(text).toString('base64').slice(0, 12), Buffer.from(text).toString('hex')])
    for (const form of forms) expect(everything).not.toContain(form)
    for (const file of disk.files()) expect(statSync(disk.path(file)).mode & 0o777, file).toBe(0o600)
    expect(statSync(disk.folder).mode & 0o777).toBe(0o700)
  })

  it('keeps the secret of a profile that is put without one, and has none for a profile that never had one', async () => {
    const vault = await vaultOnDisk().start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), { profile: profile('b') }] }))
    value(await vault.save({ putProfiles: [{ profile: profile('a', { pinned: true }) }] }))
    expect(vault.profiles()[0]?.pinned).toBe(true)
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(await vault.secretOf('b')).toEqual(fail({ code: 'no-secret' }))
    expect(await vault.secretOf('c')).toEqual(fail({ code: 'not-found' }))
    expect(await vault.tokens.read('a')).toEqual(fail({ code: 'not-found' }))
  })

  it('puts back what was removed, with secret and token', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
    value(await vault.tokens.put(token('a')))
    const { putBack } = value(await vault.save({ removeServers: [server.id], removeProfiles: ['a'] }))
    expect([vault.servers(), vault.profiles(), vault.tokens.summaries()]).toEqual([[], [profile('b')], []])
    expect((await vault.secretOf('a')).ok).toBe(false)
    expect(await putBack()).toEqual(ok(undefined))
    await vault.close()
    const again = await disk.start()
    expect(again.servers()).toEqual([server])
    expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await again.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
    expect(again.state().damaged).toEqual([])
  })

  it('refuses a token of a profile that is gone', async () => {
    const vault = await vaultOnDisk().start()
    expect(await vault.tokens.put(token('a'))).toEqual(fail({ code: 'not-found' }))
  })

  it('has changed nothing when a save fails', async () => {
    const { write, disk: files } = heldWrite()
    const disk = vaultOnDisk()
    const vault = await disk.start(write)
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    value(await vault.tokens.put(token('a')))
    const before = disk.text('vault.json')
    files.problem = diskFull()
    const failed = await vault.save({ putProfiles: [withSecret('a', 'other'), withSecret('b')], removeProfiles: ['a'] })
    expect(failed).toEqual(fail({ code: 'not-saved', detail: 'The disk is full.' }))
    expect([vault.profiles(), disk.text('vault.json')]).toEqual([[profile('a')], before])
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect((await vault.tokens.read('a')).ok).toBe(true)
    files.problem = null
    value(await vault.save({ putProfiles: [withSecret('b')] }))
  })

  it('makes one change after the other, each of what the ones before have left', async () => {
    const vault = await vaultOnDisk().start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    const rename = (name: string) =>
      vault.edit(() => {
        const current = vault.profile('a')
        return current === null
          ? fail({ code: 'not-found' })
          : ok({ putProfiles: [{ profile: { ...current, name: `${current.name}, ${name}` } }] })
      })
    const edits = [rename('one'), rename('two'), vault.save({ removeProfiles: ['a'] }), rename('three')]
    expect((await Promise.all(edits)).map(({ ok: isDone }) => isDone)).toEqual([true, true, true, false])
    expect(vault.profiles()).toEqual([])
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    value(await rename('one'))
    expect(vault.profile('a')?.name).toBe('Profile a, one')
  })

  it('tells all who listen, and no longer those who have stopped', async () => {
    const vault = await vaultOnDisk().start()
    const told: string[] = []
    const stop = vault.onStateChanged(({ kind }) => told.push(`one ${kind}`))
    vault.onStateChanged(({ kind }) => told.push(`other ${kind}`))
    await vault.open()
    stop()
    vault.lock('person')
    expect(told).toEqual(['one open', 'other open', 'other locked'])
  })

  it('can no longer be used when it is closed', async () => {
    const vault = await vaultOnDisk().start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    await vault.close()
    expect(await vault.secretOf('a')).toEqual(fail({ code: 'vault-unavailable' }))
    expect((await vault.save({ putProfiles: [withSecret('b')] })).ok).toBe(false)
    await vault.open()
    expect((await vault.create('correct horse battery')).ok).toBe(false)
    expect(await vault.secretOf('a')).toEqual(fail({ code: 'vault-unavailable' }))
  })
})

describe('tokens', () => {
  const filled = async (write?: Parameters<ReturnType<typeof vaultOnDisk>['start']>[0]) => {
    const disk = vaultOnDisk()
    const vault = await disk.start(write)
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
    return { disk, vault }
  }

  it('are written at most 250 ms after the first change, once for many', async () => {
    const { write, written } = heldWrite()
    const { disk, vault } = await filled(write)
    value(await vault.tokens.put(token('a')))
    value(await vault.tokens.put(token('b')))
    expect(disk.files()).not.toContain('tokens.json')
    expect(disk.timer.delays()).toEqual([250])
    disk.timer.run()
    await vault.tokens.flush()
    expect(disk.json('tokens.json').tokens).toHaveLength(2)
    vault.tokens.remove('a')
    await vault.tokens.flush()
    expect(disk.json('tokens.json').tokens).toHaveLength(1)
    expect([disk.timer.delays(), written.filter((file) => file === 'tokens.json')]).toEqual([[], ['tokens.json', 'tokens.json']])
  })

  it('that could not be written are written with the next change, and at the end', async () => {
    const { write, disk: files } = heldWrite()
    const { disk, vault } = await filled(write)
    files.problem = diskFull()
    value(await vault.tokens.put(token('a')))
    await vault.tokens.flush()
    expect(disk.files()).not.toContain('tokens.json')
    expect((await vault.tokens.read('a')).ok).toBe(true)
    files.problem = null
    await vault.close()
    expect((await (await disk.start()).tokens.read('a')).ok).toBe(true)
  })

  it('that change while they are written are written once more', async () => {
    const { write, disk: files, reached, release } = heldWrite()
    const { disk, vault } = await filled(write)
    files.isHeld = true
    value(await vault.tokens.put(token('a', 'the first')))
    const flushing = vault.tokens.flush()
    await reached()
    value(await vault.tokens.put(token('a', 'the second')))
    release()
    await flushing
    await vault.close()
    expect(value(await (await disk.start()).tokens.read('a')).accessToken.reveal()).toBe('the second')
  })
})

describe('when and how profiles were used', () => {
  it('is written within two seconds, once for many, and pushes no backup out', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    for (const id of ['a', 'b', 'c', 'd']) value(await vault.save({ putServers: [server], putProfiles: [withSecret(id)] }))
    const backups = (): readonly string[] => [1, 2, 3].map((age) => disk.text(`vault.json.${age}`))
    const before = backups()
    for (const lastUsedAt of [1, 2, 3]) {
      value(await vault.save({ putProfiles: [{ profile: profile('a', { lastUsedAt }) }], isUseOnly: true }))
      expect([vault.profile('a')?.lastUsedAt, disk.timer.delays()]).toEqual([lastUsedAt, [2_000]])
    }
    expect(disk.text('vault.json')).not.toContain('"lastUsedAt":3')
    disk.timer.run()
    await vault.close()
    expect(disk.text('vault.json')).toContain('"lastUsedAt":3')
    expect(backups()).toEqual(before)
  })

  it('goes with the next save, whichever comes first', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    value(await vault.save({ putProfiles: [{ profile: profile('a', { lastUsedAt: 7 }) }], isUseOnly: true }))
    value(await vault.save({ putProfiles: [withSecret('b')] }))
    expect(disk.text('vault.json')).toContain('"lastUsedAt":7')
  })
})
