import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { diskFull, heldWrite } from './held-write.ts'
import { passphrase, profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const noWays = { keychain: null, passphrase: false, recoveryCode: false }
const quiet = { notices: [], damaged: [], retryAt: null }
const locked = fail({ code: 'vault-locked' })
const unavailable = fail({ code: 'vault-unavailable' })

async function filled() {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  value(await vault.tokens.put(token('a')))
  await vault.close()
  return disk
}

const snapshot = (disk: ReturnType<typeof vaultOnDisk>) => disk.files().map((file) => [file, disk.text(file)])

describe('a vault whose keychain', () => {
  it('is locked shows names, gives no secret, changes no file, and opens when tried again', async () => {
    const disk = await filled()
    const before = snapshot(disk)
    disk.memory.become('locked')
    const vault = await disk.start()
    const states: string[] = []
    vault.onStateChanged(({ kind }) => states.push(kind))
    expect(await vault.open()).toMatchObject({ kind: 'locked', why: 'start', keychain: 'locked', ways: { keychain: 'GNOME Keyring' } })
    expect(vault.profiles()).toEqual([profile('a')])
    expect(await vault.secretOf('a')).toEqual(locked)
    expect(await vault.tokens.read('a')).toEqual(locked)
    expect(await vault.tokens.put(token('a'))).toEqual(locked)
    expect(await vault.save({ removeProfiles: ['a'] })).toEqual(locked)
    await vault.tokens.flush()
    expect(snapshot(disk)).toEqual(before)

    disk.memory.become('unlocked')
    expect((await vault.open()).kind).toBe('open')
    expect(states.at(-1)).toBe('open')
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
  })

  it('has another key keeps its files, and opens when the old key is back', async () => {
    const disk = await filled()
    const before = snapshot(disk)
    const vault = await vaultOnDisk().start(undefined, disk.folder)
    expect(await vault.open()).toMatchObject({ kind: 'locked', keychain: 'changed' })
    expect(await vault.save({ putProfiles: [withSecret('b')] })).toEqual(locked)
    await vault.close()
    expect(snapshot(disk)).toEqual(before)
    expect((await (await disk.start()).open()).kind).toBe('open')
  })

  it.each([
    ['is absent', 'v11', 'no-keychain'],
    ['is worth nothing', 'v10', 'weak-keychain']
  ] as const)('%s asks what to do, and keeps everything for this session only', async (_, mark, why) => {
    const disk = vaultOnDisk(mark)
    if (why === 'no-keychain') disk.memory.become('absent')
    const vault = await disk.start()
    expect(await vault.open()).toEqual({ kind: 'choosing', why, ways: noWays, ...quiet })
    expect(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] })).toEqual(unavailable)
    expect(vault.useSessionOnly()).toEqual({ kind: 'session-only', why, ways: noWays, ...quiet })
    const { putBack } = value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')], removeProfiles: ['b'] }))
    value(await putBack())
    value(await vault.tokens.put(token('a')))
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await vault.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
    disk.timer.run()
    await vault.close()
    expect(disk.files()).toEqual([])
  })

  it('is absent takes a passphrase instead, then or later, with what the session has gathered', async () => {
    const disk = vaultOnDisk('v10')
    const vault = await disk.start()
    await vault.open()
    vault.useSessionOnly()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    value(await vault.tokens.put(token('a')))
    expect(value(await vault.create(passphrase))).toMatchObject({ kind: 'open', by: 'passphrase', ways: { ...noWays, passphrase: true } })
    expect(await vault.create('another passphrase')).toEqual(unavailable)
    await vault.close()
    const again = await disk.start()
    expect(await again.open()).toMatchObject({ kind: 'locked', why: 'start', keychain: null })
    value(await again.unlock(passphrase))
    expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await again.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
  })

  it('comes late takes over what the session has gathered', async () => {
    const disk = vaultOnDisk()
    disk.memory.become('absent')
    const vault = await disk.start()
    await vault.open()
    expect((await vault.open()).kind).toBe('choosing')
    vault.useSessionOnly()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    value(await vault.tokens.put(token('a')))
    expect((await vault.open()).kind).toBe('session-only')
    disk.memory.become('unlocked')
    expect((await vault.open()).kind).toBe('open')
    await vault.close()
    const again = await disk.start()
    expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
    expect(value(await again.tokens.read('a')).accessToken.reveal()).toBe('access token of a')
  })

  it('is asked again while a person chooses gets what was gathered in between, whoever is first', async () => {
    const disk = vaultOnDisk()
    disk.memory.become('absent')
    const vault = await disk.start()
    await vault.open()
    disk.memory.become('unlocked')
    const [opening, creating] = [vault.open(), vault.create(passphrase)]
    vault.useSessionOnly()
    const saving = vault.save({ putServers: [server], putProfiles: [withSecret('a')] })
    expect((await opening).kind).toBe('open')
    expect(await creating).toEqual(unavailable)
    value(await saving)
    await vault.close()
    expect(value(await (await disk.start()).secretOf('a')).reveal()).toBe('secret of a')
  })

  it('is asked once, however many ask at the same time', async () => {
    const disk = await filled()
    const asked = disk.memory.asked()
    const vault = await disk.start()
    await Promise.all([vault.open(), vault.open(), vault.secretOf('a'), vault.tokens.read('a')])
    expect(disk.memory.asked()).toBe(asked + 1)
  })
})

it('two new vaults are not made at once', async () => {
  const disk = vaultOnDisk('v10')
  const vault = await disk.start()
  await vault.open()
  expect((await Promise.all([vault.create(passphrase), vault.create('another passphrase')])).map((made) => made.ok)).toEqual([true, false])
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  await vault.close()
  const again = await disk.start()
  await again.open()
  value(await again.unlock(passphrase))
  expect(value(await again.secretOf('a')).reveal()).toBe('secret of a')
})

it('a vault that is closed while it is being made is not made with zeros', async () => {
  const disk = vaultOnDisk('v10')
  const vault = await disk.start()
  await vault.open()
  const creating = vault.create(passphrase)
  await vault.close()
  expect(await creating).toEqual(unavailable)
  expect(disk.files()).toEqual([])
})

describe('a folder that cannot be written to', () => {
  const readOnly = { kind: 'session-only', why: 'folder-read-only' }

  it('makes a session-only vault', async () => {
    const disk = vaultOnDisk()
    disk.put('file', '')
    const vault = await disk.start(undefined, join(disk.path('file'), 'folder'))
    expect(await vault.open()).toMatchObject({ ...readOnly, ways: noWays })
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(vault.lock('person')).toBe(false)
  })

  it('shows and uses what is in it, can be locked, and is left as it is', async () => {
    const disk = await filled()
    // What a crash seems to have left, and what cannot be put back, whoever tries, root included.
    mkdirSync(disk.path('vault.json.before'))
    const before = disk.text('vault.json')
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ ...readOnly, ways: { ...noWays, keychain: 'GNOME Keyring' } })
    value(await vault.save({ putProfiles: [withSecret('b')] }))
    value(await vault.tokens.put(token('b')))
    expect(vault.lock('idle')).toBe(true)
    expect(await vault.secretOf('a')).toEqual(locked)
    expect(await vault.open()).toMatchObject(readOnly)
    for (const id of ['a', 'b']) {
      expect(value(await vault.secretOf(id)).reveal()).toBe(`secret of ${id}`)
      expect((await vault.tokens.read(id)).ok).toBe(true)
    }
    expect(await vault.waysIn.setPassphrase(null, passphrase)).toEqual(unavailable)
    expect(await vault.waysIn.createRecoveryCode(null)).toEqual(unavailable)
    expect(await vault.waysIn.addKeychain()).toEqual(unavailable)
    await vault.close()
    expect(disk.text('vault.json')).toBe(before)
    expect(disk.files()).toEqual(['tokens.json', 'vault.json', 'vault.json.1', 'vault.json.before'])
  })

  it('is noticed at the first write at the latest, and is given what was gathered once it can be written to', async () => {
    const { write, disk: files } = heldWrite()
    files.problem = Object.assign(new Error('EROFS'), { code: 'EROFS' })
    const disk = vaultOnDisk()
    const vault = await disk.start(write)
    expect(await vault.open()).toMatchObject(readOnly)
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    value(await vault.tokens.put(token('a')))
    files.problem = null
    expect((await vault.open()).kind).toBe('open')
    await vault.close()
    expect((await (await disk.start()).tokens.read('a')).ok).toBe(true)
  })

  it('may hold a file that the system does not let Mintmark read: it is not replaced', async () => {
    const disk = vaultOnDisk()
    // Reading a folder as a file fails whoever asks, root included.
    mkdirSync(disk.path('vault.json'))
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ ...readOnly, notices: [] })
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    await vault.close()
    expect(disk.files()).toEqual(['vault.json'])
  })

  it('does not hide a vault only because tokens.json cannot be read', async () => {
    const disk = await filled()
    const other = vaultOnDisk()
    other.put('vault.json', disk.text('vault.json'))
    mkdirSync(other.path('tokens.json'))
    const vault = await disk.start(undefined, other.folder)
    expect(await vault.open()).toMatchObject({ kind: 'open', notices: [] })
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    value(await vault.tokens.put(token('a')))
    await vault.close()
  })

  it('(a disk that is full) makes no vault, and says so', async () => {
    const { write, disk: files } = heldWrite()
    files.problem = diskFull()
    const disk = vaultOnDisk('v10')
    const vault = await disk.start(write)
    await vault.open()
    expect(await vault.create(passphrase)).toEqual(fail({ code: 'not-saved', detail: 'The disk is full.' }))
    files.problem = null
    value(await vault.create(passphrase))
    expect(vault.state().kind).toBe('open')
  })
})
