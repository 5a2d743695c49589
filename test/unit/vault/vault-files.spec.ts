import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { diskFull, heldWrite } from './held-write.ts'
import { profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

type Disk = ReturnType<typeof vaultOnDisk>

const aside = (file: string): string => `${file}.corrupt-2026-11-24T12-00-00-000Z`
const backups = ['vault.json.1', 'vault.json.2', 'vault.json.3']

async function filled(ids: readonly string[] = ['a', 'b']) {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  for (const id of ids) value(await vault.save({ putServers: [server], putProfiles: [withSecret(id)] }))
  for (const id of ids) value(await vault.tokens.put(token(id)))
  await vault.close()
  return disk
}

const names = (disk: Disk, file: string): string =>
  disk
    .json(file)
    .profiles.map(({ id }: { id: string }) => id)
    .join('')
const snapshot = (disk: Disk) => disk.files().map((file) => [file, disk.text(file)])

describe('backups', () => {
  it('are the three contents before the last', async () => {
    const disk = await filled(['a', 'b', 'c', 'd', 'e'])
    expect(['vault.json', ...backups].map((file) => names(disk, file))).toEqual(['abcde', 'abcd', 'abc', 'ab'])
    expect(disk.files()).toEqual(['tokens.json', 'vault.json', ...backups])
    for (const file of disk.files()) expect(statSync(disk.path(file)).mode & 0o777, file).toBe(0o600)
  })

  it('are not pushed out by saves that fail', async () => {
    const disk = await filled(['a', 'b', 'c', 'd', 'e'])
    const { write, disk: files } = heldWrite()
    const vault = await disk.start(write)
    files.problem = diskFull()
    for (let i = 0; i < 5; i++) expect((await vault.save({ putProfiles: [withSecret('f')] })).ok).toBe(false)
    expect(['vault.json', ...backups].map((file) => names(disk, file))).toEqual(['abcde', 'abcde', 'abcd', 'abc'])
    files.problem = null
    for (const id of ['f', 'g']) value(await vault.save({ putProfiles: [withSecret(id)] }))
    expect(['vault.json', ...backups].map((file) => names(disk, file))).toEqual(['abcdefg', 'abcdef', 'abcde', 'abcd'])
  })

  it('are not pushed out by changes that change nothing', async () => {
    const disk = await filled(['a', 'b'])
    const before = snapshot(disk)
    const vault = await disk.start()
    for (const nothing of [{}, { removeProfiles: ['gone'] }, { putProfiles: [], putServers: [] }]) value(await vault.save(nothing))
    await vault.close()
    expect(snapshot(disk)).toEqual(before)
  })

  it.each([
    ['empty', ''],
    ['garbage', '\u0000\u0001\u0002'],
    ['cut off in its first line', '{"format":2,"ring":{"slots":['],
    ['something else', '{"format":2,"profiles":[]}'],
    ['of a wrong type', '[]'],
    ['a number', '7'],
    ['without a ring that is one', '{"format":2,"ring":{"slots":[5],"check":""},"servers":[],"profiles":[],"manifest":""}'],
    ['of no format', '{"format":"2","ring":{"slots":[],"check":""},"servers":[],"profiles":[]}'],
    ['of a format that never was', '{"format":0,"ring":{"slots":[],"check":""},"servers":[],"profiles":[]}'],
    ['nested without end', `{"format":2,"ring":{"slots":[],"check":""},"servers":[${'['.repeat(200_000)}${']'.repeat(200_000)}]}`]
  ])('take the place of a vault.json that is %s', async (_, content) => {
    const disk = await filled()
    disk.put('vault.json', content)
    const vault = await disk.start()
    expect(vault.state().notices).toEqual([{ kind: 'backup-restored', savedAt: expect.any(Number), setAside: aside('vault.json') }])
    expect(vault.profiles()).toEqual([profile('a')])
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(disk.text(aside('vault.json'))).toBe(content)
    value(await vault.save({ putProfiles: [withSecret('c')] }))
    await vault.close()
    const again = await disk.start()
    expect([again.state().notices, names(disk, 'vault.json')]).toEqual([[], 'ac'])
  })

  it.each([
    ['cut off', (text: string) => text.slice(0, text.indexOf('{"id":"b"'))],
    ['without its last line', (text: string) => text.slice(0, text.indexOf('"manifest"'))],
    ['with a last line that does not open', (text: string) => text.replace(/.{6}"}\n$/, 'AAAAAA"}\n')]
  ])('take the place of a vault.json that is %s', async (_, damage) => {
    const disk = await filled()
    disk.put('vault.json', damage(disk.text('vault.json')))
    const vault = await disk.start()
    await vault.open()
    expect(vault.state()).toMatchObject({ damaged: [], notices: [{ kind: 'backup-restored', setAside: aside('vault.json') }] })
    expect(vault.profiles()).toEqual([profile('a')])
    value(await vault.save({ putProfiles: [withSecret('c')] }))
    await vault.close()
    const again = await disk.start()
    expect([(await again.open()).notices, names(disk, 'vault.json')]).toEqual([[], 'ac'])
  })

  it('are tried from the newest on', async () => {
    const disk = await filled(['a', 'b', 'c', 'd'])
    disk.put('vault.json', '')
    disk.put('vault.json.1', '{')
    rmSync(disk.path('vault.json.2'))
    mkdirSync(disk.path('vault.json.2'))
    expect((await disk.start()).profiles()).toEqual([profile('a')])
  })

  it('stand in for a vault.json that is gone, even when a crash left the newest one half-way', async () => {
    const disk = await filled()
    renameSync(disk.path('vault.json'), disk.path('vault.json.0'))
    const vault = await disk.start()
    expect(vault.profiles()).toEqual([profile('a'), profile('b')])
    expect(vault.state().notices).toEqual([
      { kind: 'backup-restored', savedAt: statSync(disk.path('vault.json.0')).mtimeMs, setAside: null }
    ])
    value(await vault.save({ putProfiles: [withSecret('c')] }))
  })

  it('missing, the vault starts empty and says so', async () => {
    const disk = vaultOnDisk()
    disk.put('vault.json', '{')
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ kind: 'open', notices: [{ kind: 'vault-set-aside', setAside: aside('vault.json') }] })
    expect(disk.text(aside('vault.json'))).toBe('{')
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  })

  it('missing, what is left of a file that was cut off is shown, and asked for again', async () => {
    const disk = await filled()
    backups.forEach((file) => rmSync(disk.path(file), { force: true }))
    const cut = disk.text('vault.json').slice(0, disk.text('vault.json').indexOf('"manifest"'))
    disk.put('vault.json', cut)
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({
      kind: 'open',
      notices: [{ kind: 'records-unreadable', count: 3, setAside: aside('vault.json') }]
    })
    expect(vault.profiles()).toEqual([profile('a'), profile('b')])
    expect(vault.state().damaged.map(({ profileId }) => profileId)).toEqual(['a', 'b'])
    expect(disk.text(aside('vault.json'))).toBe(cut)
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    await vault.close()
    const again = await disk.start()
    expect(await again.open()).toMatchObject({ notices: [], damaged: [{ profileId: 'b', part: 'profile' }] })
  })
})

it('only a first line that makes no sense is no reason to go back to a backup', async () => {
  const disk = await filled()
  const whole = disk.text('vault.json')
  for (const broken of [
    whole.replace('"format"', 'format'),
    whole.replace('"ring"', '"rung"'),
    whole.replace('"check"', '"chick"'),
    whole.replace(/^.*\n/, '\n')
  ]) {
    disk.put('vault.json', broken)
    const vault = await disk.start()
    await vault.open()
    expect(vault.state()).toMatchObject({ kind: 'open', damaged: [], notices: [{ kind: 'records-unreadable', count: 1 }] })
    expect(value(await vault.secretOf('b')).reveal()).toBe('secret of b')
    await vault.close()
    expect(disk.json('vault.json').profiles).toHaveLength(2)
    expect((await (await disk.start()).open()).notices).toEqual([])
  }
  expect(disk.files().filter((file) => file.includes('corrupt'))).toHaveLength(4)
})

it('a byte that changed in the keys locks nobody out, as long as there is a backup', async () => {
  const disk = await filled()
  const whole = disk.text('vault.json')
  const first = whole.slice(0, whole.indexOf('\n'))
  const [wrapped, check] = [first.indexOf('"wrapped":"') + 15, first.indexOf('"check":"') + 15]
  for (const at of [wrapped, check, first.indexOf('"kind"') + 1, first.indexOf('"ringMark":"') + 14]) {
    disk.put('vault.json', `${whole.slice(0, at)}${whole.charAt(at) === 'A' ? 'B' : 'A'}${whole.slice(at + 1)}`)
    const vault = await disk.start()
    await vault.open()
    expect(vault.state()).toMatchObject({ kind: 'open', damaged: [], notices: [{ kind: 'records-unreadable', count: 1 }] })
    expect(value(await vault.secretOf('b')).reveal()).toBe('secret of b')
    await vault.close()
    expect(JSON.parse(`${disk.text('vault.json').split('\n')[0]?.slice(0, -1)}}`)).toEqual(JSON.parse(`${first.slice(0, -1)}}`))
    expect((await (await disk.start()).open()).notices).toEqual([])
  }
})

describe('tokens.json', () => {
  it.each(['', '{', '{"format":3,"tokens":[]}', '{"format":2,"tokens":[{"profileId":"a"}]}', '[]'])(
    'is set aside when it is %j',
    async (content) => {
      const disk = await filled()
      disk.put('tokens.json', content)
      const vault = await disk.start()
      expect(vault.state().notices).toEqual([{ kind: 'tokens-set-aside', setAside: aside('tokens.json') }])
      expect([vault.tokens.summaries(), disk.text(aside('tokens.json'))]).toEqual([[], content])
      value(await vault.tokens.put(token('a')))
      await vault.close()
      expect((await disk.start()).tokens.summaries()).toEqual([token('a').summary])
    }
  )

  it('may be missing', async () => {
    const disk = await filled()
    rmSync(disk.path('tokens.json'))
    expect(await (await disk.start()).open()).toMatchObject({ kind: 'open', notices: [] })
  })

  it('has no tokens of profiles that are gone', async () => {
    const disk = await filled()
    disk.put('tokens.json', disk.text('tokens.json').replace('"profileId":"b"', '"profileId":"x"'))
    expect((await disk.start()).tokens.summaries().map(({ profileId }) => profileId)).toEqual(['a'])
  })
})

it('what is set aside twice at the same moment is kept twice', async () => {
  const disk = await filled()
  for (const content of ['{', '[']) {
    disk.put('vault.json', content)
    await disk.start()
  }
  expect([disk.text(aside('vault.json')), disk.text(`${aside('vault.json')}-2`)]).toEqual(['{', '['])
})

it('what writes that were killed have left is swept up', async () => {
  const disk = await filled()
  const left = [
    'vault.json.tmp-1234567890ab',
    'tokens.json.tmp-x',
    'settings.json.tmp-1',
    'vault.json.2.tmp-1',
    `${aside('vault.json')}.tmp-1`,
    'vault.json.tmp-restored'
  ]
  for (const file of left) disk.put(file, 'half')
  disk.put('notes.tmp-1', 'of somebody else')
  const vault = await disk.start()
  expect(disk.files()).toEqual(['notes.tmp-1', 'tokens.json', 'vault.json', 'vault.json.1', 'vault.json.2'])
  expect(vault.profiles()).toHaveLength(2)
})

describe('a vault.json that somebody else has', () => {
  it('changed between two saves is left as it is, and the person is told', async () => {
    const disk = await filled()
    const vault = await disk.start()
    value(await vault.save({ putProfiles: [withSecret('c')] }))
    const theirs = disk.text('vault.json').replace('Profile a', 'Theirs')
    disk.put('vault.json', theirs)
    const before = snapshot(disk)
    const detail = 'Another program has changed the file meanwhile. Start Mintmark again to see what is in it.'
    const saves = [
      vault.save({ putProfiles: [withSecret('d')] }),
      vault.save({ removeProfiles: ['a'] }),
      vault.waysIn.setPassphrase(null, 'correct horse battery')
    ]
    for (const save of saves) expect(await save).toEqual(fail({ code: 'not-saved', detail }))
    value(await vault.save({ putProfiles: [{ profile: profile('b', { lastUsedAt: 5 }) }], isUseOnly: true }))
    disk.timer.run()
    await vault.close()
    expect([snapshot(disk), vault.profiles().map(({ id }) => id)]).toEqual([before, ['a', 'b', 'c']])
  })

  it('changed while it was read, deleted or replaced is noticed as well', async () => {
    for (const change of [
      (disk: Disk) => rmSync(disk.path('vault.json')),
      (disk: Disk) => renameSync(disk.path('vault.json.1'), disk.path('vault.json'))
    ]) {
      const disk = await filled()
      const vault = await disk.start()
      change(disk)
      const before = snapshot(disk)
      expect(await vault.save({ putProfiles: [withSecret('c')] })).toMatchObject({ ok: false, error: { code: 'not-saved' } })
      expect(snapshot(disk)).toEqual(before)
    }
  })

  it('put there while a new vault is made is left as it is', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    disk.put('vault.json', 'theirs')
    expect((await vault.open()).kind).toBe('session-only')
    expect(disk.text('vault.json')).toBe('theirs')
  })
})
