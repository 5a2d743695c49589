import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { Secret } from '../../../src-main/model/secret.ts'
import { parseExportFile } from '../../../src-main/vault/export-file.ts'
import { cost, makeByHand, openCrafted, openText, used } from './export-on-hand.ts'
import { now, server } from './vault-on-disk.ts'

test.each([2, 3, 1_000_000])('version %i is of a newer Mintmark, whatever else is in it', async (version) => {
  expect(await parseExportFile(JSON.stringify({ mintmark: 'sealed-export', version, what: 'else' }))).toEqual({ kind: 'newer' })
})

const deep = (open: string, close: string): string => open.repeat(100_000) + close.repeat(100_000)
const header = { mintmark: 'shared-export', version: 1, createdAt: now }
const whole = { ...header, servers: [server], profiles: [used] }
const withServer = (change: object): unknown => ({ ...whole, servers: [{ ...server, ...change }] })
const withProfile = (change: object): unknown => ({ ...whole, profiles: [{ ...used, ...change }] })
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

describe('a file that is none', () => {
  it.each<[string, unknown]>([
    ['empty', ''],
    ['no JSON', 'PK\u0003\u0004'],
    ['another JSON', { ring: {}, servers: [], profiles: [] }],
    ['a text', '"sealed-export"'],
    ['a list', [whole]],
    ['null', 'null'],
    ['cut off', JSON.stringify(whole).slice(0, -1)],
    ['of another program', { ...whole, mintmark: 'other' }],
    ['of no version', { ...whole, version: '1' }],
    ['of version 0', { ...whole, version: 0 }],
    ['of version 1.5', { ...whole, version: 1.5 }],
    ['of an endless version', JSON.stringify(whole).replace('"version":1', '"version":1e999')],
    ['without a time', { ...whole, createdAt: null }],
    ['from no time', { ...whole, createdAt: 1e300 }],
    ['inherited', `{"__proto__":${JSON.stringify(whole)}}`],
    ['sealed without parameters', { ...whole, mintmark: 'sealed-export', sealed: 'AAAA' }],
    ['sealed at any cost', { ...header, mintmark: 'sealed-export', sealed: 'AAAA', parameters: { ...cost, N: 2 ** 40, salt: '' } }],
    ['servers in an object', { ...whole, servers: { 0: server, length: 1 } }],
    ['no profiles', { ...whole, profiles: undefined }],
    ['deep lists', deep('[', ']')],
    ['deep objects', deep('{"a":', '}').replace('}', '0}')],
    ['deep servers', JSON.stringify(whole).replace('"servers":[', `"servers":[${deep('[', ']')},`)],
    ['two servers of one id', { ...whole, servers: [server, server] }],
    ['two profiles of one id', { ...whole, profiles: [used, { ...used, name: 'other' }] }],
    ['a profile whose server is missing', withProfile({ serverId: 'gone' })],
    ['a profile of a server called like a method', withProfile({ serverId: 'toString' })],
    ['a server that is null', { ...whole, servers: [server, null] }],
    ['a server of another protocol', withServer({ baseUrl: 'file:///etc/passwd' })],
    ['a server with a password', withServer({ baseUrl: 'https://a:b@api.example.com' })],
    ['a server with a number for a name', withServer({ name: 5 })],
    ['a server that is waited for forever', withServer({ timeoutMs: 1e12 })],
    ['a server with another token path', withServer({ managementTokenPath: '/elsewhere' })],
    ['a server called __proto__', JSON.stringify(whole).replaceAll('server-1', '__proto__')],
    ['a profile called __proto__', withProfile({ id: '__proto__' })],
    ['a profile called constructor', withProfile({ id: 'constructor' })],
    ['a profile with a long id', withProfile({ id: 'x'.repeat(65) })],
    ['a profile with a path for an organization', withProfile({ organization: '../other' })],
    ['a profile with a path for an application', withProfile({ application: '..' })],
    ['a profile without a principal', withProfile({ principal: '' })],
    ['a profile with a long name', withProfile({ name: 'x'.repeat(201) })],
    ['a profile with a long note', withProfile({ notes: 'x'.repeat(10_001) })],
    ['a profile of an access type that is inherited', withProfile({ accessType: 'toString' })],
    ['a profile that lives for a moment', withProfile({ ttlMs: 0.5 })],
    ['a profile that lives forever', JSON.stringify(whole).replace('"ttlMs":9000', '"ttlMs":1e999')],
    ['a profile from no time', withProfile({ createdAt: 1e300 })]
  ])('%s', async (_, value) => expect(await parseExportFile(asText(value))).toEqual({ kind: 'not-an-export' }))

  it.each<[string, object]>([
    ['a pin that is none', { servers: [{ ...server, pinnedCertificate: 'ab' }] }],
    ['a proxy with rules of its own', { servers: [{ ...server, proxy: { kind: 'url', url: 'http://a;https=b' } }] }],
    ['a very long certificate', { servers: [{ ...server, caCertificate: 'x'.repeat(1_000_001) }] }],
    ['use at no time', { profiles: [{ ...used, lastUsedAt: -1e17 }] }],
    ['a very long secret', { secrets: new Map([['p1', new Secret('x'.repeat(4_097))]]) }],
    ['an empty secret', { secrets: new Map([['p1', new Secret('')]]) }]
  ])('%s, sealed', async (_, inside) => expect(await openCrafted(inside)).toEqual({ kind: 'not-an-export' }))

  it.each([
    ['no JSON', 'servers'],
    ['nothing', ''],
    ['no secrets', JSON.stringify({ servers: [], profiles: [] })],
    ['a list of secrets', JSON.stringify({ servers: [server], profiles: [used], secrets: ['hunter2'] })],
    ['a secret that is no text', JSON.stringify({ servers: [server], profiles: [used], secrets: { p1: 5 } })],
    ['a secret of nobody', JSON.stringify({ servers: [server], profiles: [used], secrets: { p2: 'hunter2' } })],
    ['a secret of __proto__', `{"servers":[],"profiles":[],"secrets":{"__proto__":"hunter2"}}`],
    ['deep lists', `{"servers":${deep('[', ']')},"profiles":[],"secrets":{}}`]
  ])('%s, sealed by hand', async (_, text) => expect(await openText(makeByHand(text))).toEqual({ kind: 'not-an-export' }))

  it('is none of the ones that are', async () => {
    expect(await parseExportFile(JSON.stringify(whole))).toMatchObject({ kind: 'shared' })
    expect(await openCrafted({})).toMatchObject({ kind: 'opened' })
  })

  it('is never a reason to throw', async () => {
    const anyOf = (known: readonly unknown[]) => fc.oneof(fc.constantFrom(...known), fc.jsonValue())
    const anyRecord = fc.dictionary(
      fc.constantFrom('id', 'serverId', 'baseUrl', 'proxy', 'principal', 'ttlMs', '__proto__'),
      fc.jsonValue()
    )
    const anyFile = fc.record(
      {
        mintmark: anyOf(['shared-export', 'sealed-export']),
        version: anyOf([1, 2]),
        createdAt: anyOf([now]),
        parameters: anyOf([{ ...cost, salt: '' }]),
        sealed: anyOf(['']),
        servers: anyOf([[server]]),
        profiles: fc.oneof(fc.array(anyRecord.map((change) => ({ ...used, ...change }))), fc.jsonValue())
      },
      { requiredKeys: [] }
    )
    await fc.assert(
      fc.asyncProperty(anyFile, async (value) => {
        expect(['sealed', 'shared', 'newer', 'not-an-export']).toContain((await parseExportFile(JSON.stringify(value))).kind)
      })
    )
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        expect((await parseExportFile(text)).kind).toBe('not-an-export')
      })
    )
  })
})
