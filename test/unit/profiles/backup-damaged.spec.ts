import { expect, test } from 'vitest'
import { ok } from '../../../src-main/model/result.ts'
import { Backup } from '../../../src-main/profiles/backup.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { cost, passphrase } from '../vault/export-on-hand.ts'
import { edited, ids, profilesOf, tamperRoom } from '../vault/tamper-room.ts'
import { clock, quietLog, value, vaultOnDisk } from '../vault/vault-on-disk.ts'

const evil = { kind: 'url', url: 'http://evil.example:3128' } as const

/** Exports and imports of a true vault, through a file in memory. */
function backupOf(vault: Vault, file: { text: string }) {
  let made = 0
  return new Backup({
    vault,
    files: {
      chooseSave: async () => 'a.mintmark',
      chooseOpen: async () => 'a.mintmark',
      read: async () => ok(file.text),
      write: async (_, text) => ok(void (file.text = text))
    },
    clock,
    createId: () => `imported-${++made}`,
    passphraseCost: cost,
    confirm: (current) => vault.waysIn.confirm(current),
    onChanged: () => {},
    log: quietLog
  })
}

async function exported(vault: Vault) {
  const file = { text: '' }
  value(await backupOf(vault, file).exportSealed({ passphrase, current: null }))
  return file
}

async function imported(vault: Vault, file: { text: string }, choice: 'keep' | 'replace' | 'both') {
  const backup = backupOf(vault, file)
  value(await backup.chooseImport())
  value(await backup.openImport(passphrase))
  return value(await backup.runImport(choice))
}

const changed = (line: string, settings: object): string => JSON.stringify({ ...(JSON.parse(line) as object), ...settings })

test('whom somebody has made a server trust is not taken along', async () => {
  const room = await tamperRoom()
  const text = edited(room.now.vault, ({ servers }) => (servers[0] = changed(servers[0] ?? '', { proxy: evil, caCertificate: 'PEM evil' })))
  const file = await exported((await room.open({ vault: text })).vault)
  const there = await vaultOnDisk().start()
  expect(await imported(there, file, 'both')).toEqual({ added: ids.length, replaced: 0 })
  expect(there.servers()).toMatchObject([
    { baseUrl: 'https://s0.example', proxy: { kind: 'system' }, caCertificate: null },
    { proxy: { url: 'http://now.proxy.example:3128' }, caCertificate: 'PEM now' },
    {}
  ])
  const secrets = await Promise.all(there.profiles().map(async ({ id, serverId }) => [serverId, (await there.secretOf(id)).ok]))
  const first = there.servers()[0]?.id
  expect(secrets.filter(([serverId, isThere]) => (serverId === first) === isThere)).toEqual([])
})

test.each(['keep', 'replace', 'both'] as const)('no secret of a file goes to a server that somebody has added (%s)', async (choice) => {
  const room = await tamperRoom()
  const file = await exported((await room.open({})).vault)
  for (const place of ['before', 'after']) {
    const text = edited(room.now.vault, ({ servers }) => {
      const added = changed(servers[0] ?? '', { id: 'evil', proxy: evil, demo: true })
      servers.splice(place === 'before' ? 0 : servers.length, 0, added)
    })
    const { vault } = await room.open({ vault: text })
    await imported(vault, file, choice)
    expect(vault.profiles().filter(({ serverId }) => serverId === 'evil')).toEqual([])
    expect(vault.isDamagedServer('evil')).toBe(true)
    expect(vault.state().damaged).toEqual([])
  }
})

test('nor to one that somebody has changed: its profiles come to a server of their own', async () => {
  const room = await tamperRoom()
  const file = await exported((await room.open({})).vault)
  const text = edited(room.now.vault, ({ servers }) => (servers[0] = changed(servers[0] ?? '', { proxy: evil })))
  const { vault } = await room.open({ vault: text })
  expect(await imported(vault, file, 'replace')).toEqual({ added: profilesOf('s0').length, replaced: ids.length - profilesOf('s0').length })
  expect(vault.isDamagedServer('s0')).toBe(true)
  for (const { id, serverId } of vault.profiles()) expect((await vault.secretOf(id)).ok).toBe(serverId !== 's0')
  expect(vault.servers().map(({ proxy }) => proxy.kind === 'url' && proxy.url)).toEqual([
    evil.url,
    ...Array<string>(3).fill('http://now.proxy.example:3128')
  ])
})
