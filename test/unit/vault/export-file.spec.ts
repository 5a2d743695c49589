import { inspect } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import { Secret } from '../../../src-main/model/secret.ts'
import {
  openExport,
  parseExportFile,
  sealExport,
  toPortable,
  toSharedExport,
  type ExportFile,
  type SealedExport
} from '../../../src-main/vault/export-file.ts'
import { content, cost, makeByHand, openText, passphrase, sealedFile, sealText, trusting, used } from './export-on-hand.ts'
import { now, profile, server } from './vault-on-disk.ts'

describe('a sealed export', () => {
  it('gives everything back', async () => {
    const opened = await openText(await sealText())
    if (opened.kind !== 'opened') throw new Error(opened.kind)
    const { servers, profiles, isSealed, secrets } = opened.content
    expect({ servers, profiles, isSealed }).toEqual({ servers: content.servers, profiles: content.profiles, isSealed: true })
    expect(Array.from(secrets, ([id, secret]) => [id, secret.reveal()])).toEqual([['p1', 'hunter2 of p1']])
  })

  it('says in clear that it is one, of which version, from when and how its key is made, and nothing else', async () => {
    const text = await sealText()
    expect(JSON.parse(text)).toEqual({
      mintmark: 'sealed-export',
      version: 1,
      createdAt: now,
      parameters: { ...cost, salt: expect.stringMatching(/^[\w+/]{22}==$/) },
      sealed: expect.stringMatching(/^[\w+/]+=*$/)
    })
    const decoded = Buffer.from(JSON.parse(text).sealed, 'base64').toString('latin1')
    for (const word of ['hunter2', 'acme', 'Orders', 'api.example.com', 'YXA6']) expect(text + decoded).not.toContain(word)
  })

  it('opens when another program made it by the book', async () => {
    const secrets = { p1: 'hunter2' }
    const opened = await openText(makeByHand(JSON.stringify({ servers: [server], profiles: [used], secrets })))
    expect(opened).toMatchObject({ kind: 'opened', content: { servers: [server], profiles: [used] } })
    expect(opened.kind === 'opened' && opened.content.secrets.get('p1')?.reveal()).toBe('hunter2')
  })

  it('is never the same twice', async () => {
    const [one, other] = [JSON.parse(await sealText()), JSON.parse(await sealText())]
    expect(one.sealed).not.toBe(other.sealed)
    expect(one.parameters.salt).not.toBe(other.parameters.salt)
  })

  it('opens with no other passphrase, and with this one however its characters are composed', async () => {
    const text = (await sealExport(content, 'Zoë wills it', cost)) ?? ''
    expect((await openText(text, 'Zoe\u0308 wills it')).kind).toBe('opened')
    for (const typed of ['', 'zoë wills it', 'Zoë wills it ']) expect(await openText(text, typed)).toEqual({ kind: 'not-opened' })
  })

  it('shows its secrets to nobody who prints what was read', async () => {
    const opened = await openText(await sealText())
    expect(JSON.stringify(opened) + inspect(opened, { depth: 9 })).not.toContain('hunter2')
  })

  it.each<[string, (file: SealedExport) => SealedExport]>([
    ['the time', (file) => ({ ...file, createdAt: now + 1 })],
    ['the cost', (file) => ({ ...file, parameters: { ...file.parameters, N: 32 } })],
    ['the salt', (file) => ({ ...file, parameters: { ...file.parameters, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } })],
    [
      'the way the salt is written',
      (file) => ({ ...file, parameters: { ...file.parameters, salt: file.parameters.salt.replaceAll('=', '') } })
    ],
    ['the end of the text', (file) => ({ ...file, sealed: file.sealed.slice(0, -8) })],
    ['all of the text', (file) => ({ ...file, sealed: '' })]
  ])('does not open when %s was changed', async (_, change) => {
    const file = await sealedFile(await sealText())
    expect(await openExport(change(file), passphrase)).toEqual({ kind: 'not-opened' })
  })

  it('does not open when any byte was changed', async () => {
    const file = await sealedFile(await sealText({ ...content, profiles: [], servers: [], secrets: new Map() }))
    const bytes = Buffer.from(file.sealed, 'base64')
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 1
      expect(await openExport({ ...file, sealed: changed.toString('base64') }, passphrase), `byte ${index}`).toEqual({ kind: 'not-opened' })
    }
  })
})

describe('an export for sharing', async () => {
  const unused = { pinned: false, keepFresh: false, copyFormat: 'header', lastUsedAt: null, habitAt: undefined }
  const text = await toSharedExport(content)

  it('has neither secrets nor what is this person’s own business', () => {
    expect(text).not.toMatch(/hunter2|authority|abab|proxy|pinned|keepFresh|lastUsedAt|habitAt|copyFormat|curl/)
    expect(JSON.parse(text)).toMatchObject({
      mintmark: 'shared-export',
      version: 1,
      createdAt: now,
      profiles: [{ notes: 'ask Maria' }, {}]
    })
  })

  it('gives back the rest', async () => {
    const untold = { caCertificate: null, pinnedCertificate: null, proxy: { kind: 'system' } }
    expect(await parseExportFile(text)).toEqual({
      kind: 'shared',
      content: {
        servers: [{ ...trusting, ...untold }],
        profiles: content.profiles.map((each) => ({ ...each, ...unused })),
        isSealed: false,
        secrets: new Map()
      }
    })
  })

  it('is not believed in what it should not tell, and is read without the rest of it', async () => {
    const { servers, profiles, ...header } = JSON.parse(text)
    const telling = {
      ...header,
      servers: [
        { ...servers[0], caCertificate: 'theirs', pinnedCertificate: 5, proxy: { kind: 'url', url: 'http://evil.example' }, more: 1 }
      ],
      profiles: [{ ...profiles[0], pinned: 'yes', keepFresh: true, lastUsedAt: now, habitAt: now, secret: 'x', isAdmin: true }],
      secrets: { p1: 'planted' }
    }
    const parsed = await parseExportFile(`\uFEFF${JSON.stringify(telling)}`)
    const { content: plain } = parsed as Extract<ExportFile, { kind: 'shared' }>
    expect(plain.servers).toEqual([{ ...trusting, caCertificate: null, pinnedCertificate: null, proxy: { kind: 'system' } }])
    expect(plain.profiles).toEqual([{ ...used, ...unused }])
    expect(plain.secrets.size).toBe(0)
  })

  it('is read as if it had been typed', async () => {
    const written = JSON.parse(text)
    const untidy = {
      ...written,
      servers: [{ ...written.servers[0], baseUrl: 'HTTPS://API.example.com//', name: ' Ours ' }],
      profiles: [{ ...written.profiles[0], accessType: 'admin-user', organization: 'left over', principal: ' maria ', name: ' Orders ' }]
    }
    expect(await parseExportFile(JSON.stringify(untidy))).toMatchObject({
      content: {
        servers: [{ baseUrl: 'https://api.example.com', name: 'Ours' }],
        profiles: [{ organization: '', application: '', principal: 'maria', name: 'Orders' }]
      }
    })
  })

  it('cannot call a server elsewhere the built-in one', async () => {
    const of = async (baseUrl: string): Promise<ExportFile> =>
      parseExportFile(await toSharedExport({ ...content, servers: [{ ...server, baseUrl, demo: true }] }))
    expect(await of('http://127.0.0.1:80')).toMatchObject({ content: { servers: [{ demo: true }] } })
    expect(await of('http://127.0.0.1.example')).toMatchObject({ content: { servers: [{ demo: false }] } })
  })
})

test('what would not be read back stays behind', async () => {
  const damaged = profile('damaged', { organization: 'a/b' })
  const orphan = profile('orphan', { serverId: 'gone' })
  const strange = { ...server, id: 'strange', timeoutMs: 0 }
  const kept = await toPortable({ ...content, servers: [strange, trusting], profiles: [damaged, used, orphan] })
  expect(kept).toMatchObject({ servers: [trusting], profiles: [used], createdAt: now })
  expect((await openText(await sealText({ ...kept, secrets: new Map([['damaged', new Secret('s')]]) }))).kind).toBe('opened')
})

test('ten thousand profiles come back, and others get their turn meanwhile', async () => {
  const profiles = Array.from({ length: 10_000 }, (_, index) => profile(`p${index}`, { principal: `YXA6${index}` }))
  const secrets = new Map(profiles.map(({ id }) => [id, new Secret(`secret of ${id}`)]))
  const text = await sealText({ ...content, profiles, secrets })
  let turns = 0
  let next = setImmediate(function count() {
    turns++
    next = setImmediate(count)
  })
  const opened = await openText(text)
  clearImmediate(next)
  expect(opened).toMatchObject({ kind: 'opened' })
  expect(opened.kind === 'opened' && opened.content.secrets.get('p9999')?.reveal()).toBe('secret of p9999')
  expect(turns).toBeGreaterThan(40)
})
