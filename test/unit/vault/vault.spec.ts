import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const open = { kind: 'open', keychain: 'GNOME Keyring', notices: [] }

describe('a vault', () => {
  it('has everything again after a restart, and shows names and expiries before the keychain is asked', async () => {
    const disk = vaultOnDisk()
    const first = disk.start()
    expect(first.state()).toEqual({ kind: 'opening', notices: [] })
    expect(await first.open()).toEqual(open)
    value(await first.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
    value(await first.tokens.put(token('a')))
    first.close()

    const asked = disk.memory.asked()
    const second = disk.start()
    expect(second.servers()).toEqual([server])
    expect(second.profiles()).toEqual([profile('a'), profile('b')])
    expect(second.tokens.summaries()).toEqual([token('a').summary])
    expect(disk.memory.asked()).toBe(asked)
    expect(value(await second.secretOf('b')).reveal()).toBe('secret of b')
    const read = value(await second.tokens.read('a'))
    expect(read.accessToken.reveal()).toBe('access token of a')
    expect(read.responseText.reveal()).toBe('{"access_token":"access token of a"}')
    expect(second.state()).toEqual(open)
  })

  it('writes no secret in clear, in files that are closed to others', async () => {
    const disk = vaultOnDisk()
    const vault = disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a', 'hunter2hunter2')] }))
    value(await vault.tokens.put(token('a', 'YWMtvalue')))
    vault.close()
    const everything = disk.files().map(disk.text).join('\n')
    const clear = ['hunter2hunter2', 'YWMtvalue']
    const forms = clear.flatMap((text) => [text, Buffer.from(text).toString('base64').slice(0, 12), Buffer.from(text).toString('hex')])
    for (const form of forms) expect(everything).not.toContain(form)
    for (const file of disk.files()) expect(statSync(disk.path(file)).mode & 0o777, file).toBe(0o600)
    expect(statSync(disk.folder).mode & 0o777).toBe(0o700)
  })

  it('keeps the secret of a profile that is put without one, and has none for a profile that never had one', async () => {
    const vault = vaultOnDisk().start()
    value(await vault.save({ putProfiles: [withSecret('a'), { profile: profile('b') }] }))
    value(await vault.save({ putProfiles: [{ profile: profile('a', { pinned: true }) }] }))
    expect(vault.profiles()[0]?.pinned).toBe(true)
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(await vault.secretOf('b')).toEqual({ ok: false, error: { code: 'not-found' } })
    expect(await vault.secretOf('c')).toEqual({ ok: false, error: { code: 'not-found' } })
  })

  it('puts back what was removed, with secret and token', async () => {
    const disk = vaultOnDisk()
    const vault = disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
    value(await vault.tokens.put(token('a')))
    const { putBack } = value(await vault.save({ removeServers: [server.id], removeProfiles: ['a'] }))
    expect([vault.servers(), vault.profiles(), vault.tokens.summaries()]).toEqual([[], [profile('b')], []])
    expect((await vault.secretOf('a')).ok).toBe(false)
    expect(putBack().ok).toBe(true)
    vault.close()
    const again = disk.start()
    expect(again.servers()).toEqual([server])
    expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await again.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
  })

  it('refuses a token of a profile that is gone', async () => {
    const vault = vaultOnDisk().start()
    expect(await vault.tokens.put(token('a'))).toEqual({ ok: false, error: { code: 'not-found' } })
  })

  it('has changed nothing when a save fails', async () => {
    const disk = vaultOnDisk()
    let isFull = false
    const vault = disk.start(async () => ({
      write: () => {
        if (isFull) throw Object.assign(new Error(`ENOSPC: no space left on device, open '${disk.folder}'`), { code: 'ENOSPC' })
      }
    }))
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    isFull = true
    const failed = await vault.save({ putProfiles: [withSecret('a', 'other'), withSecret('b')], removeProfiles: ['a'] })
    expect(failed).toEqual({ ok: false, error: { code: 'not-saved', detail: 'The disk is full.' } })
    expect(vault.profiles()).toEqual([profile('a')])
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('writes tokens at most 250 ms after the first change, once for many', async () => {
    const disk = vaultOnDisk()
    const vault = disk.start()
    value(await vault.save({ putProfiles: [withSecret('a'), withSecret('b')] }))
    value(await vault.tokens.put(token('a')))
    value(await vault.tokens.put(token('b')))
    expect(disk.files()).not.toContain('tokens.json')
    expect(disk.timer.delays()).toEqual([250])
    disk.timer.run()
    expect(disk.json('tokens.json').tokens).toHaveLength(2)
    vault.tokens.remove('a')
    vault.tokens.flush()
    expect(disk.json('tokens.json').tokens).toHaveLength(1)
    expect(disk.timer.delays()).toEqual([])
  })

  it('can no longer be used when it is closed', async () => {
    const vault = vaultOnDisk().start()
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    vault.close()
    expect(await vault.secretOf('a')).toEqual({ ok: false, error: { code: 'vault-unavailable' } })
  })
})
