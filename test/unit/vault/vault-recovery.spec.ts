import { renameSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const asideVault = 'vault.json.corrupt-2026-11-24T12-00-00-000Z'
const asideTokens = 'tokens.json.corrupt-2026-11-24T12-00-00-000Z'

async function filled(ids: readonly string[] = ['a', 'b']) {
  const disk = vaultOnDisk()
  const vault = disk.start()
  for (const id of ids) value(await vault.save({ putServers: [server], putProfiles: [withSecret(id)] }))
  for (const id of ids) value(await vault.tokens.put(token(id)))
  vault.close()
  return disk
}

const names = (disk: ReturnType<typeof vaultOnDisk>, file: string): readonly string[] =>
  disk.json(file).profiles.map(({ id }: { id: string }) => id)

describe('backups', () => {
  it('are the three contents before the last', async () => {
    const disk = await filled(['a', 'b', 'c', 'd', 'e'])
    expect(['vault.json', 'vault.json.1', 'vault.json.2', 'vault.json.3'].map((file) => names(disk, file).join(''))).toEqual([
      'abcde',
      'abcd',
      'abc',
      'ab'
    ])
    expect(disk.files()).toEqual(['tokens.json', 'vault.json', 'vault.json.1', 'vault.json.2', 'vault.json.3'])
  })

  it.each([
    ['empty', ''],
    ['cut off', '{"format":1,"ring":{"slots":['],
    ['garbage', '\u0000\u0001\u0002'],
    ['something else', '{"format":1,"profiles":[]}'],
    ['of a wrong type', '[]']
  ])('take the place of a vault.json that is %s', async (_, content) => {
    const disk = await filled()
    disk.put('vault.json', content)
    const vault = disk.start()
    expect(vault.state().notices).toEqual([{ kind: 'backup-restored', savedAt: expect.any(Number), setAside: asideVault }])
    expect(vault.profiles()).toEqual([profile('a')])
    expect(value(await vault.secretOf('a')).reveal()).toBe('secret of a')
    expect(disk.text(asideVault)).toBe(content)
    expect(disk.start().state().notices).toEqual([])
  })

  it('are tried from the newest on', async () => {
    const disk = await filled(['a', 'b', 'c'])
    disk.put('vault.json', '')
    disk.put('vault.json.1', '{')
    expect(disk.start().profiles()).toEqual([profile('a')])
  })

  it('stand in for a vault.json that is gone, even when a crash left the newest one half-way', async () => {
    const disk = await filled()
    renameSync(disk.path('vault.json'), disk.path('vault.json.0'))
    const vault = disk.start()
    expect(vault.profiles()).toEqual([profile('a'), profile('b')])
    expect(vault.state().notices).toEqual([
      { kind: 'backup-restored', savedAt: statSync(disk.path('vault.json.0')).mtimeMs, setAside: null }
    ])
  })

  it('missing, the vault starts empty and says so', async () => {
    const disk = vaultOnDisk()
    disk.put('vault.json', '{')
    const vault = disk.start()
    expect(await vault.open()).toEqual({
      kind: 'open',
      keychain: 'GNOME Keyring',
      notices: [{ kind: 'vault-set-aside', setAside: asideVault }]
    })
    expect(disk.text(asideVault)).toBe('{')
  })
})

it.each(['', '{', '{"format":2,"tokens":[]}', '{"format":1,"tokens":[{"profileId":"a"}]}'])(
  'sets a tokens.json aside that is %j',
  async (content) => {
    const disk = await filled()
    disk.put('tokens.json', content)
    const vault = disk.start()
    expect(vault.state().notices).toEqual([{ kind: 'tokens-set-aside', setAside: asideTokens }])
    expect(vault.tokens.summaries()).toEqual([])
    value(await vault.tokens.put(token('a')))
    vault.close()
    expect(disk.start().tokens.summaries()).toEqual([token('a').summary])
  }
)

it('leaves a vault of a newer version alone', async () => {
  const disk = await filled()
  disk.put('vault.json', { ...disk.json('vault.json'), format: 2, news: true })
  const before = disk.files().map((file) => [file, disk.text(file)])
  const vault = disk.start()
  expect(await vault.open()).toEqual({ kind: 'closed', why: 'newer-format', notices: [] })
  expect((await vault.save({ putProfiles: [withSecret('c')] })).ok).toBe(false)
  vault.close()
  expect(disk.files().map((file) => [file, disk.text(file)])).toEqual(before)
})

it('sweeps up after a write that was killed, and forgets tokens of profiles that are gone', async () => {
  const disk = await filled()
  disk.put('vault.json.tmp-1234567890abcdef', 'half')
  disk.put('tokens.json', {
    ...disk.json('tokens.json'),
    tokens: [...disk.json('tokens.json').tokens, { ...disk.json('tokens.json').tokens[0], profileId: 'x' }]
  })
  expect(
    disk
      .start()
      .tokens.summaries()
      .map(({ profileId }) => profileId)
  ).toEqual(['a', 'b'])
  expect(disk.files()).not.toContain('vault.json.tmp-1234567890abcdef')
})

describe('a record that somebody changed is refused, the others are not', () => {
  const damaged = { ok: false, error: { code: 'vault-damaged' } }

  it('swapped secrets', async () => {
    const disk = await filled(['a', 'b', 'c'])
    const file = disk.json('vault.json')
    disk.put('vault.json', { ...file, secrets: { ...file.secrets, a: file.secrets.b, b: file.secrets.a } })
    const vault = disk.start()
    expect([await vault.secretOf('a'), await vault.secretOf('b')]).toEqual([damaged, damaged])
    expect(value(await vault.secretOf('c')).reveal()).toBe('secret of c')
  })

  it('a secret moved into the token, and a token of another profile', async () => {
    const disk = await filled(['a', 'b', 'c'])
    const file = disk.json('tokens.json')
    const [a, b, c] = file.tokens
    disk.put('tokens.json', {
      ...file,
      tokens: [{ ...a, accessToken: disk.json('vault.json').secrets.a }, { ...b, accessToken: c.accessToken }, c]
    })
    const vault = disk.start()
    expect([await vault.tokens.read('a'), await vault.tokens.read('b')]).toEqual([damaged, damaged])
    expect(value(await vault.tokens.read('c')).accessToken.reveal()).toBe('access token of c')
  })
})

it('shows a profile whose copy format only a later version knows', async () => {
  const disk = await filled(['a'])
  disk.put('vault.json', disk.text('vault.json').replace('"copyFormat":"header"', '"copyFormat":"hologram"'))
  const vault = disk.start()
  expect(vault.state().notices).toEqual([])
  expect(vault.profiles()).toEqual([profile('a')])
})

it('keeps key slots of kinds that it does not know', async () => {
  const disk = await filled()
  const file = disk.json('vault.json')
  const other = { kind: 'passphrase', salt: 'c2FsdA==', wrapped: 'eA==' }
  disk.put('vault.json', { ...file, ring: { ...file.ring, slots: [...file.ring.slots, other] } })
  value(await disk.start().save({ putProfiles: [withSecret('c')] }))
  expect(disk.json('vault.json').ring.slots[1]).toEqual(other)
})
