import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Profile } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import { contract } from '../../src-main/contract/index.ts'
import { answerFileDialogs } from '../support/file-dialogs.ts'
import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow, refusedAs } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')

type Calls = Readonly<Record<string, unknown>>

/** What needs the key, with an input that would be good while the vault is open. */
function keyed({ id, organization, application, principal }: Profile, server: Server): Calls {
  const typed = {
    accessType: 'application-user',
    organization,
    application,
    principal,
    name: 'Other',
    notes: '',
    keepFresh: false,
    ttlMs: null
  }
  const { baseUrl: serverUrl, environment, managementTokenPath, ...connection } = server
  const { name, timeoutMs, caCertificate, proxy } = connection
  const newDraft = { name, environment, managementTokenPath, timeoutMs, caCertificate, proxy }
  const draft = { ...newDraft, id: server.id, keepsPinned: true }
  return {
    'backup.exportSealed': { passphrase: 'four words of a thief', current: null },
    'clipboard.copyRequest': { profileId: id, form: 'curl' },
    'clipboard.copyResponse': { profileId: id, confirmed: true },
    'clipboard.copyResponseValue': { profileId: id, place: [0], confirmed: true },
    'clipboard.copyToken': { profileId: id, format: 'header', confirmed: true },
    'desktop.tryDemo': undefined,
    'profiles.remove': [id],
    'profiles.save': { ...typed, id, serverUrl, environment, managementTokenPath, secret: 'another' },
    'profiles.setKeepFresh': { ids: [id], keepFresh: true },
    'profiles.setPinned': { ids: [id], pinned: true },
    'servers.acceptCertificate': { id: server.id, fingerprint: '0'.repeat(64) },
    'servers.create': { ...newDraft, baseUrl: 'https://another.example' },
    'servers.remove': server.id,
    'servers.save': draft,
    'tokens.activity': id,
    'tokens.detail': id,
    'tokens.keepIdentity': id,
    'tokens.mint': id,
    'tokens.reveal': id,
    'tokens.revealValue': { profileId: id, place: [0] },
    'tokens.revoke': id,
    'tokens.validate': id,
    'vault.addKeychain': undefined,
    'vault.createRecoveryCode': { current: null },
    'vault.keepRecoveryCode': undefined,
    'vault.removeKeychain': { current: null },
    'vault.removePassphrase': { current: null },
    'vault.removeRecoveryCode': { current: null },
    'vault.setPassphrase': { current: null, next: 'four words of a thief' }
  }
}

const noResults = { waiting: 0, minting: 0, minted: 0, cancelled: 0, failed: 0 }

/** What needs none, with what comes of it. */
const keyless: Readonly<Record<string, readonly [input: unknown, answer: unknown]>> = {
  'backup.chooseImport': [undefined, { ok: true, value: null }],
  'backup.dismissImport': [undefined, { ok: true }],
  'backup.exportShared': [undefined, { ok: true, value: null }],
  'backup.openImport': ['four words of a thief', refusedAs('file-not-read')],
  'backup.runImport': ['replace', refusedAs('file-not-read')],
  'clipboard.clear': [undefined, { ok: true }],
  'clipboard.state': [undefined, { ok: true, value: { kind: 'nothing' } }],
  'desktop.keepPlace': ['somewhere', { ok: true }],
  'desktop.setStartsWithSession': [
    false,
    { ok: true, value: { hasTray: false, startsWithSession: false, isDevelopment: true, canHideFromCapture: false } }
  ],
  'desktop.takePlace': [undefined, { ok: true, value: null }],
  'profiles.restore': [undefined, refusedAs('not-found')],
  'servers.restore': [undefined, refusedAs('not-found')],
  'tokens.cancelRefresh': [undefined, { ok: true }],
  'tokens.refreshExpiring': [undefined, { ok: true, value: noResults }],
  'vault.create': ['four words of a thief', refusedAs('vault-unavailable')],
  'vault.unlock': ['four words of a thief', refusedAs('wrong-passphrase')],
  'vault.useSessionOnly': [undefined, { ok: true, value: expect.objectContaining({ kind: 'locked' }) }]
}

/** They tell no secret and change nothing in the vault; `vault.open` asks the keychain. */
const free = [
  'clipboard.copyText',
  'desktop.surroundings',
  'desktop.lastPlace',
  'desktop.setLastPlace',
  'profiles.list',
  'servers.chooseCaFile',
  'servers.describeCertificates',
  'tokens.cancel',
  'tokens.list'
]
/** Refused one by one. */
const counted = 'tokens.refreshSelected'
const freeToo = [
  'desktop.answerQuit',
  'desktop.facts',
  'desktop.licences',
  'desktop.openLogs',
  'desktop.painted',
  'quickPick.hide',
  'quickPick.openWindow',
  'quickPick.setShortcut',
  'quickPick.shortcut',
  'settings.get',
  'settings.set',
  'settings.setSort',
  'updates.check',
  'updates.state',
  'vault.lock',
  'vault.open',
  'vault.state'
]

const allCalls = Object.entries(contract).flatMap(([domain, verbs]) =>
  Object.entries(verbs).flatMap(([verb, { kind }]) => (kind === 'call' ? [`${domain}.${verb}`] : []))
)

test('while it is locked main refuses what needs the key, whoever asks', async ({ launch, server, clipboard }) => {
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token-of-forty-characters-or-so', expires_in: 3600 } })
  const { app, page, userData } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await window.maskedToken()
  await window.lock()
  await clipboard.write('before')
  await answerFileDialogs(app, null)
  const vaultBefore = await readFile(join(userData, 'vault.json'), 'utf8')

  const { value } = (await window.ask('profiles', 'list')) as { value: { servers: [Server]; profiles: [Profile] } }
  const refused = keyed(value.profiles[0], value.servers[0])
  expect([...Object.keys(refused), ...Object.keys(keyless), ...free, ...freeToo, counted].toSorted()).toEqual(allCalls.toSorted())
  const ask = (name: string, input: unknown): Promise<unknown> => window.ask(name.split('.')[0] ?? '', name.split('.')[1] ?? '', input)
  for (const [name, input] of Object.entries(refused)) expect(await ask(name, input), name).toEqual(refusedAs('vault-locked'))
  expect(await ask(counted, [value.profiles[0].id])).toEqual({ ok: true, value: { ...noResults, failed: 1 } })
  for (const [name, [input, answer]] of Object.entries(keyless)) expect(await ask(name, input), name).toEqual(answer)

  expect(await readFile(join(userData, 'vault.json'), 'utf8')).toBe(vaultBefore)
  expect(await clipboard.text()).toBe('before')
  expect(server.requests.length).toBe(1)
  await window.unlockByKeychain()
  expect(await window.reveal()).toBe('an-opaque-token-of-forty-characters-or-so')
})
