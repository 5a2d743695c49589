import { describe, expect, it } from 'vitest'
import { readProfile, readServer, readToken } from '../../../src-main/vault/schema.ts'
import { profile, server, token } from './vault-on-disk.ts'

const { id, name, baseUrl, environment, managementTokenPath, demo } = server
const early = { id, name, baseUrl, environment, managementTokenPath, demo }
const settings = { timeoutMs: 5_000, caCertificate: 'pem', pinnedCertificate: 'ab', proxy: { kind: 'url', url: 'http://p:1' } } as const
const stored = { ...token('a').summary, accessToken: 'sealed', responseText: 'sealed too' }

const nonsense = [null, undefined, 5, '', 'text', true, [], [{}], {}, { id: 'a' }]

describe('a server', () => {
  it('of an earlier version reads with the defaults', () => expect(readServer(early)).toEqual(server))

  it('reads as it was written, without what is no field of one', () => {
    expect(readServer({ ...server, ...settings, news: true })).toEqual({ ...server, ...settings })
  })

  it('that stands alone says so', () => {
    expect(readServer({ ...server, standsAlone: true })).toEqual({ ...server, standsAlone: true })
  })

  it.each([
    { standsAlone: false },
    { standsAlone: 1 },
    { id: '' },
    { id: 5 },
    { baseUrl: 'nowhere' },
    { baseUrl: 'file:///etc/passwd' },
    { environment: 'moon' },
    { managementTokenPath: '/else' },
    { demo: 'yes' },
    { timeoutMs: '5' },
    { timeoutMs: 0 },
    { timeoutMs: -1 },
    { timeoutMs: Infinity },
    { caCertificate: 5 },
    { pinnedCertificate: false },
    { proxy: { kind: 'else' } },
    { proxy: { kind: 'url' } },
    { proxy: { kind: 'url', url: 'nowhere' } }
  ])('is none with %j', (wrong) => expect(readServer({ ...server, ...wrong })).toBeNull())

  it.each(nonsense)('is none: %j', (value) => expect(readServer(value)).toBeNull())
})

describe('a profile', () => {
  it('reads as it was written, without what is no field of one', () => {
    expect(readProfile({ ...profile('a'), secret: 'sealed', news: true })).toEqual(profile('a'))
  })

  it('of an earlier version is not kept fresh', () => {
    const { keepFresh, ...before } = profile('a')
    expect([keepFresh, readProfile(before)]).toEqual([false, profile('a')])
    expect(readProfile(profile('a', { keepFresh: true }))).toEqual(profile('a', { keepFresh: true }))
  })

  it('whose copy format only a later version knows offers the usual one', () => {
    expect(readProfile({ ...profile('a', { copyFormat: 'curl' }), copyFormat: 'hologram' })).toEqual(profile('a'))
  })

  it.each([
    { id: '' },
    { serverId: '' },
    { accessType: 'else' },
    { name: null },
    { pinned: 1 },
    { keepFresh: 'yes' },
    { keepFresh: null },
    { ttlMs: '1' },
    { ttlMs: Infinity },
    { createdAt: null },
    { copyFormat: 5 }
  ])('is none with %j', (wrong) => expect(readProfile({ ...profile('a'), ...wrong })).toBeNull())

  it.each(nonsense)('is none: %j', (value) => expect(readProfile(value)).toBeNull())
})

describe('a token', () => {
  it.each([{ kind: 'at', at: 5 }, { kind: 'never' }, { kind: 'unknown' }])('reads as it was written: %j', (expiry) => {
    expect(readToken({ ...stored, expiry, news: true })).toEqual({ ...stored, expiry })
  })

  it.each([
    { profileId: '' },
    { issuedAt: null },
    { expiry: null },
    { expiry: { kind: 'at' } },
    { expiry: { kind: 'at', at: Infinity } },
    { accessToken: null }
  ])('is none with %j', (wrong) => expect(readToken({ ...stored, ...wrong })).toBeNull())

  it.each(nonsense)('is none: %j', (value) => expect(readToken(value)).toBeNull())
})
