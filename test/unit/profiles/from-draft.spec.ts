import { describe, expect, it } from 'vitest'
import type { Server } from '../../../src-main/model/server.ts'
import { mintsTheSame, toProfile, toServer } from '../../../src-main/profiles/from-draft.ts'
import { profile, server } from '../vault/vault-on-disk.ts'
import { draft } from './draft.ts'

const createId = (): string => 'new-id'

describe('the server of a draft', () => {
  it('is the one with the same address, brought up to date', () => {
    const known = { ...server, name: 'Mine' }
    const typed = { serverUrl: ' HTTPS://API.example.com/ ', environment: 'staging', managementTokenPath: '/token' } as const
    expect(toServer(typed, [known], { createId, demo: false })).toEqual({ ...known, environment: 'staging', managementTokenPath: '/token' })
  })

  it('is a new one for another address, even on the same host', () => {
    const made = toServer(draft({ serverUrl: `${server.baseUrl}/v2` }), [server], { createId, demo: false })
    expect(made).toMatchObject({ id: 'new-id', name: '', baseUrl: 'https://api.example.com/v2', demo: false })
  })

  it('is the good one of two with the same address, whichever comes first', () => {
    const bad = { ...server, id: 'bad', proxy: { kind: 'none' } } as const
    const isDamaged = ({ id }: Server): boolean => id === 'bad'
    for (const servers of [
      [bad, server],
      [server, bad]
    ])
      expect(toServer(draft(), servers, { createId, demo: false, isDamaged })).toEqual(server)
  })

  it('that is damaged keeps its id and nothing that the draft does not show', () => {
    const bad: Server = {
      ...server,
      name: 'Bad',
      demo: true,
      timeoutMs: 5,
      caCertificate: 'PEM',
      pinnedCertificate: 'ab',
      proxy: { kind: 'url', url: 'http://p:1' }
    }
    const typed = draft({ environment: 'staging', managementTokenPath: '/token' })
    const made = toServer(typed, [bad], { createId, demo: false, isDamaged: () => true })
    expect(made).toEqual({ ...server, environment: 'staging', managementTokenPath: '/token' })
  })
})

describe('the profile of a draft', () => {
  const made = { serverId: 's', createId, now: 7 }

  it('is new, its words trimmed', () => {
    const typed = draft({ organization: ' acme ', application: '\tshop ', principal: ' maria ', name: ' ', notes: ' kept ' })
    expect(toProfile(typed, { ...made, existing: null })).toEqual({
      id: 'new-id',
      serverId: 's',
      accessType: 'application-user',
      organization: 'acme',
      application: 'shop',
      principal: 'maria',
      name: '',
      notes: ' kept ',
      pinned: false,
      keepFresh: false,
      ttlMs: null,
      copyFormat: 'header',
      createdAt: 7,
      lastUsedAt: null
    })
  })

  it('keeps what the dialog does not show of the existing one', () => {
    const existing = profile('a', { pinned: true, copyFormat: 'curl', createdAt: 1, lastUsedAt: 2 })
    expect(toProfile(draft({ id: 'a' }), { ...made, existing })).toMatchObject({
      id: 'a',
      pinned: true,
      copyFormat: 'curl',
      createdAt: 1,
      lastUsedAt: 2
    })
  })

  it.each([
    ['organization', 'acme', ''],
    ['admin-user', '', '']
  ] as const)('has nothing that %s has no use for', (accessType, organization, application) =>
    expect(toProfile(draft({ accessType }), { ...made, existing: null })).toMatchObject({ organization, application })
  )
})

describe('minting the same', () => {
  it.each([
    [{ name: 'x', notes: 'y', pinned: true, ttlMs: 5_000, copyFormat: 'raw', lastUsedAt: 9 }, true],
    [{ serverId: 'x' }, false],
    [{ accessType: 'organization' }, false],
    [{ organization: 'x' }, false],
    [{ application: 'x' }, false],
    [{ principal: 'x' }, false]
  ] as const)('with %j: %s', (change, expected) => expect(mintsTheSame(profile('a'), profile('a', change))).toBe(expected))
})
