import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openConf, profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const unavailable = { ok: false, error: { code: 'vault-unavailable' } }

async function filled() {
  const disk = vaultOnDisk()
  const vault = disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  value(await vault.tokens.put(token('a')))
  vault.close()
  return disk
}

function deferred() {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}

const snapshot = (disk: ReturnType<typeof vaultOnDisk>) => disk.files().map((file) => [file, disk.text(file)])

describe('a vault whose keychain', () => {
  it('is locked shows names, gives no secret, changes no file, and opens when tried again', async () => {
    const disk = await filled()
    const before = snapshot(disk)
    disk.memory.become('locked')
    const vault = disk.start()
    const states: string[] = []
    vault.onStateChanged(({ kind }) => states.push(kind))
    expect(await vault.open()).toEqual({ kind: 'closed', why: 'keychain-locked', notices: [] })
    expect(vault.profiles()).toEqual([profile('a')])
    expect(await vault.secretOf('a')).toEqual(unavailable)
    expect(await vault.tokens.read('a')).toEqual(unavailable)
    expect(await vault.tokens.put(token('a'))).toEqual(unavailable)
    expect(await vault.save({ removeProfiles: ['a'] })).toEqual(unavailable)
    vault.tokens.flush()
    expect(snapshot(disk)).toEqual(before)

    disk.memory.become('unlocked')
    expect((await vault.open()).kind).toBe('open')
    expect(states.at(-1)).toBe('open')
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('has another key keeps its files, and opens when the old key is back', async () => {
    const disk = await filled()
    const other = vaultOnDisk()
    const before = snapshot(disk)
    const vault = other.start(undefined, disk.folder)
    expect(await vault.open()).toMatchObject({ kind: 'closed', why: 'keychain-changed' })
    expect(await vault.save({ putProfiles: [withSecret('b')] })).toEqual(unavailable)
    expect(snapshot(disk)).toEqual(before)
    expect((await disk.start().open()).kind).toBe('open')
  })

  it.each([
    ['is absent', 'v11', 'no-keychain'],
    ['is worth nothing', 'v10', 'weak-keychain']
  ] as const)('%s keeps everything until it is closed and writes nothing', async (_, mark, why) => {
    const disk = vaultOnDisk(mark)
    if (why === 'no-keychain') disk.memory.become('absent')
    const vault = disk.start()
    expect(await vault.open()).toEqual({ kind: 'session-only', why, notices: [] })
    const { putBack } = value(await vault.save({ putProfiles: [withSecret('a')], removeProfiles: ['b'] }))
    expect(putBack().ok).toBe(true)
    value(await vault.tokens.put(token('a')))
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await vault.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
    disk.timer.run()
    vault.close()
    expect(disk.files()).toEqual([])
  })

  it('comes late takes over what the session has gathered', async () => {
    const disk = vaultOnDisk()
    disk.memory.become('absent')
    const vault = disk.start()
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    value(await vault.tokens.put(token('a')))
    disk.memory.become('unlocked')
    expect((await vault.open()).kind).toBe('open')
    disk.timer.run()
    const again = disk.start()
    expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await again.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
  })

  it('answers before the store is open loses nothing that is saved meanwhile', async () => {
    const disk = await filled()
    const storeOpens = deferred()
    const vault = disk.start(async (name) => {
      await storeOpens.promise
      return openConf(disk.folder)(name)
    })
    const opening = vault.open()
    await new Promise((resolve) => setTimeout(resolve, 5))
    let isSaved = false
    const saving = vault.save({ putProfiles: [withSecret('b')] }).finally(() => (isSaved = true))
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(isSaved).toBe(false)
    storeOpens.resolve()
    await opening
    value(await saving)
    expect(disk.start().profiles()).toEqual([profile('a'), profile('b')])
  })

  it('is asked once, however many ask at the same time', async () => {
    const disk = await filled()
    const asked = disk.memory.asked()
    const vault = disk.start()
    await Promise.all([vault.open(), vault.open(), vault.secretOf('a'), vault.tokens.read('a')])
    expect(disk.memory.asked()).toBe(asked + 1)
  })
})

describe('a folder that cannot be written to', () => {
  const readOnly = { kind: 'session-only', why: 'folder-read-only', notices: [] }

  it('makes a session-only vault', async () => {
    const disk = vaultOnDisk()
    disk.put('file', '')
    const vault = disk.start(undefined, join(disk.path('file'), 'folder'))
    expect(await vault.open()).toEqual(readOnly)
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('is noticed at the first write at the latest, and what is in it can still be used', async () => {
    const refuse = async () => ({
      write: () => {
        throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
      }
    })
    expect(await vaultOnDisk().start(refuse).open()).toEqual(readOnly)
    const disk = await filled()
    const vault = disk.start(() => Promise.reject(new Error('EACCES')))
    expect(await vault.open()).toEqual(readOnly)
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('is given what was gathered once it can be written to', async () => {
    const disk = await filled()
    let isReadOnly = true
    const vault = disk.start((name) => (isReadOnly ? Promise.reject(new Error('EACCES')) : openConf(disk.folder)(name)))
    value(await vault.save({ putProfiles: [withSecret('b')] }))
    value(await vault.tokens.put(token('b')))
    expect(disk.start().profiles()).toEqual([profile('a')])
    isReadOnly = false
    expect((await vault.open()).kind).toBe('open')
    vault.close()
    const again = disk.start()
    expect(again.profiles()).toEqual([profile('a'), profile('b')])
    expect(value(await again.tokens.read('b')).accessToken.reveal()).toBe('access token of b')
  })

  it('may hold a file that the system does not let Mintmark read: it is not replaced', async () => {
    const disk = vaultOnDisk()
    // Reading a folder as a file fails whoever asks, root included.
    mkdirSync(disk.path('vault.json'))
    let writes = 0
    const vault = disk.start(async () => ({ write: () => writes++ }))
    expect(await vault.open()).toEqual(readOnly)
    value(await vault.save({ putProfiles: [withSecret('a')] }))
    expect([writes, disk.files()]).toEqual([0, ['vault.json']])
  })
})
