import { describe, expect, it } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { writeFormat1 } from './format-1.ts'
import { edited, ids, inspect, linesOf, profilesOf, tamperRoom } from './tamper-room.ts'
import { passphrase, profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

type Disk = ReturnType<typeof vaultOnDisk>

const snapshot = (disk: Disk) => disk.files().map((file) => [file, disk.text(file)])
const damaged = fail({ code: 'vault-damaged' })

describe('a vault of format 1', () => {
  it('is brought up to date once, kept as a copy, and told of', async () => {
    const disk = vaultOnDisk()
    const { content } = await writeFormat1(disk, [profile('a'), profile('b', { name: 'line\nfeed' })])
    const vault = await disk.start()
    expect(vault.profiles()).toEqual([profile('a'), profile('b', { name: 'line\nfeed' })])
    expect(await vault.open()).toMatchObject({
      kind: 'open',
      damaged: [],
      notices: [{ kind: 'migrated', from: 1, setAside: 'vault.json.format-1' }]
    })
    for (const id of ['a', 'b']) expect(value(await vault.secretOf(id)).reveal()).toBe(`secret of ${id}`)
    expect(disk.json('vault.json.format-1')).toEqual(content)
    expect(disk.json('vault.json')).toMatchObject({ format: 2, ring: content.ring, servers: [server] })
    expect(vault.tokens.summaries()).toEqual([])
    value(await vault.tokens.put(token('a')))
    await vault.close()

    const again = await disk.start()
    expect(await again.open()).toMatchObject({ kind: 'open', damaged: [], notices: [] })
    for (const id of ['a', 'b']) expect(value(await again.secretOf(id)).reveal()).toBe(`secret of ${id}`)
    expect((await again.tokens.read('a')).ok).toBe(true)
    expect(disk.files()).toEqual(['tokens.json', 'vault.json', 'vault.json.format-1'])
  })

  it('with servers of before they had settings gets the usual ones', async () => {
    const disk = vaultOnDisk()
    const { id, name, baseUrl, environment, managementTokenPath, demo } = server
    await writeFormat1(disk, [profile('a')], [{ id, name, baseUrl, environment, managementTokenPath, demo }])
    const vault = await disk.start()
    await vault.open()
    expect(vault.servers()).toEqual([server])
  })

  it('in the layout of another program is read the same', async () => {
    const disk = vaultOnDisk()
    const { content } = await writeFormat1(disk, [profile('a')])
    disk.put('vault.json', JSON.stringify(content, null, '\t'))
    expect(value(await (await disk.start()).secretOf('a')).reveal()).toBe('secret of a')
  })

  it('is left alone while its key does not come', async () => {
    const disk = vaultOnDisk()
    await writeFormat1(disk, [profile('a')])
    const before = snapshot(disk)
    disk.memory.become('locked')
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ kind: 'locked', notices: [] })
    await vault.close()
    expect(snapshot(disk)).toEqual(before)
  })

  it('has secrets that were swapped or lost, and they are refused; the server stands as long as one secret for it opens', async () => {
    const disk = vaultOnDisk()
    const { content } = await writeFormat1(
      disk,
      ['a', 'b', 'c', 'd'].map((id) => profile(id))
    )
    const { a, b, c } = content.secrets
    disk.put('vault.json', { ...content, secrets: { a: b, b: a, c } })
    const vault = await disk.start()
    await vault.open()
    expect(vault.state().damaged).toEqual(['a', 'b', 'd'].map((profileId) => ({ profileId, part: 'profile' })))
    expect([await vault.secretOf('a'), await vault.secretOf('d')]).toEqual([damaged, damaged])
    expect(value(await vault.secretOf('c')).reveal()).toBe('secret of c')
  })

  it('whose ids are names of things in JavaScript is read like any other', async () => {
    const disk = vaultOnDisk()
    const { content } = await writeFormat1(disk, [profile('constructor'), profile('toString')])
    disk.put('vault.json', { ...content, profiles: [...content.profiles, profile('valueOf')] })
    const vault = await disk.start()
    await vault.open()
    expect(value(await vault.secretOf('constructor')).reveal()).toBe('secret of constructor')
    expect(await vault.secretOf('valueOf')).toEqual(damaged)
  })
})

describe('calling a vault one of format 1', () => {
  const evil = (line: string): string => line.replace('http://now.proxy.example:3128', 'http://evil.example:3128')

  it('gets nobody around its marks', async () => {
    const room = await tamperRoom()
    const text = edited(room.now.vault, (lines) => {
      lines.header = lines.header.replace('"format":2', '"format":1')
      lines.servers[0] = evil(lines.servers[0] ?? '')
    })
    const { vault } = await room.open({ vault: text })
    expect((await inspect(vault)).secrets).toEqual(ids.filter((id) => !profilesOf('s0').includes(id)))
  })

  it.each([1, 0, -1, 1.5])('and taking the marks away gives nothing (format %d)', async (format) => {
    const room = await tamperRoom()
    const { header, servers, profiles } = linesOf(room.now.vault)
    const { ring } = JSON.parse(`${header.slice(0, -1)}}`) as { ring: object }
    const records = profiles.map((line) => JSON.parse(line) as { id: string; secret: string })
    const secrets = Object.fromEntries(records.map(({ id, secret }) => [id, secret]))
    const text = JSON.stringify({
      format,
      ring,
      servers: servers.map((line) => JSON.parse(evil(line)) as object),
      profiles: records,
      secrets
    })
    const { vault } = await room.open({ vault: text })
    for (const id of ids) expect((await vault.secretOf(id)).ok).toBe(false)
    // Nor is such a server trusted once a secret is typed for it.
    if (vault.servers().length > 0) expect(vault.isDamagedServer('s0')).toBe(true)
  })

  it('does not bring a secret back into a profile that has none', async () => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    const { secret } = disk.json('vault.json').profiles[0]
    value(await vault.save({ removeProfiles: ['a'] }))
    value(await vault.save({ putProfiles: [{ profile: profile('a') }] }))
    await vault.close()
    disk.put('vault.json', disk.text('vault.json').replace('"format":2', `"format":2,"secrets":{"a":${JSON.stringify(secret)}}`))
    expect(await (await disk.start()).secretOf('a')).toEqual(fail({ code: 'no-secret' }))
  })
})

describe('a vault of a newer version', () => {
  const filled = async (edit: (text: string) => string): Promise<Disk> => {
    const disk = vaultOnDisk()
    const vault = await disk.start()
    for (const id of ['a', 'b']) value(await vault.save({ putServers: [server], putProfiles: [withSecret(id)] }))
    value(await vault.tokens.put(token('a')))
    await vault.close()
    disk.put('vault.json', edit(disk.text('vault.json').replace('"format":2', '"format":3')))
    return disk
  }
  const use = async (disk: Disk) => {
    const vault = await disk.start()
    await vault.open()
    await vault.save({ putProfiles: [withSecret('c')] })
    await vault.tokens.put(token('a', 'another'))
    await vault.waysIn.setPassphrase(null, passphrase)
    await vault.waysIn.addKeychain()
    disk.timer.run()
    vault.lock('person')
    await vault.open()
    return vault
  }

  it('is used as long as its records can be vouched for, and is not written to', async () => {
    const disk = await filled((text) => text.replace('"check"', '"news":1,"check"'))
    const before = snapshot(disk)
    const vault = await use(disk)
    expect(vault.state()).toMatchObject({ kind: 'session-only', why: 'newer-format', notices: [], damaged: [] })
    for (const id of ['a', 'b', 'c']) expect(value(await vault.secretOf(id)).reveal()).toBe(`secret of ${id}`)
    await vault.close()
    expect(snapshot(disk)).toEqual(before)
  })

  it.each([
    ['whose marks it keeps elsewhere', (text: string) => text.replace('"manifest"', '"marks"')],
    ['whose marks are sealed otherwise', (text: string) => text.replace(/"manifest":"...../, '"manifest":"AAAAA')],
    ['whose records it writes otherwise', (text: string) => text.replaceAll('{"id"', '{"key"').replace('"manifest"', '"marks"')],
    ['whose keys it keeps otherwise', (text: string) => text.replace('"slots"', '"keys"')],
    ['of which hardly anything is the same', () => '{"format":3,"everything":"sealed"}'],
    ['of which hardly anything is the same, on many lines', () => '{"format":99,\n"everything":"sealed"}\n']
  ])('%s stays closed, and is not written to', async (_, edit) => {
    const disk = await filled(edit)
    const before = snapshot(disk)
    const vault = await use(disk)
    expect(vault.state()).toMatchObject({ kind: 'closed', why: 'newer-format', notices: [] })
    expect(await vault.secretOf('a')).toEqual(fail({ code: 'vault-unavailable' }))
    expect(await vault.save({ putProfiles: [withSecret('c')] })).toEqual(fail({ code: 'vault-unavailable' }))
    await vault.close()
    expect(snapshot(disk)).toEqual(before)
  })

  it('keeps tokens that this one cannot read', async () => {
    const disk = await filled((text) => text)
    disk.put('tokens.json', '{"format":3,"tokens":{}}')
    const vault = await use(disk)
    await vault.close()
    expect(disk.text('tokens.json')).toBe('{"format":3,"tokens":{}}')
  })
})

it('a vault.json that another program has laid out anew opens, and is written in its own layout again', async () => {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a'), withSecret('b')] }))
  value(await vault.tokens.put(token('a')))
  await vault.close()
  const lines = disk.text('vault.json').split('\n').length
  for (const file of ['vault.json', 'tokens.json']) disk.put(file, JSON.stringify(disk.json(file), null, 2).replaceAll('\n', '\r\n'))
  const again = await disk.start()
  expect(await again.open()).toMatchObject({ kind: 'open', notices: [], damaged: [] })
  expect(value(await again.secretOf('b')).reveal()).toBe('secret of b')
  expect((await again.tokens.read('a')).ok).toBe(true)
  value(await again.save({ putProfiles: [withSecret('a')] }))
  expect(disk.text('vault.json').split('\n')).toHaveLength(lines)
})

it('slots of kinds that this version does not know are kept as they are', async () => {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  await vault.close()
  const other = { kind: 'fingerprint', salt: 'c2FsdA==', wrapped: 'eA==', deep: [{ a: null }] }
  const added = disk.text('vault.json').replace('"slots":[', `"slots":[${JSON.stringify(other)},`)
  disk.put('vault.json', added.replace(/,"ringMark":"[^"]*"/, ''))
  const again = await disk.start()
  value(await again.save({ putProfiles: [withSecret('b')] }))
  value(await again.waysIn.setPassphrase(null, passphrase))
  value(await again.waysIn.removeKeychain(passphrase))
  expect(disk.json('vault.json').ring.slots).toMatchObject([other, { kind: 'passphrase' }])
})

describe('a vault of before profiles were kept fresh', () => {
  it('is as genuine as ever, and keeps nothing fresh', async () => {
    const disk = vaultOnDisk()
    const before = await disk.start()
    await before.open()
    const { keepFresh, ...early } = profile('a')
    value(await before.save({ putServers: [server], putProfiles: [{ ...withSecret('a'), profile: early as Profile }] }))
    await before.close()
    expect([keepFresh, disk.text('vault.json')]).toEqual([false, expect.not.stringContaining('keepFresh')])

    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ kind: 'open', damaged: [], notices: [] })
    expect(vault.profile('a')).toEqual(profile('a'))
    expect((await vault.secretOf('a')).ok).toBe(true)
    value(await vault.save({ putProfiles: [{ profile: profile('a', { keepFresh: true }) }] }))
    await vault.close()
    const again = await disk.start()
    expect(await again.open()).toMatchObject({ damaged: [], notices: [] })
    expect([again.profile('a')?.keepFresh, (await again.secretOf('a')).ok]).toEqual([true, true])
  })
})
