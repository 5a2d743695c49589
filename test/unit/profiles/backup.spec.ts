import { inspect } from 'node:util'
import { describe, expect, it, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { passphrase, trusting } from '../vault/export-on-hand.ts'
import { profile, value, withSecret } from '../vault/vault-on-disk.ts'
import { backupRoom } from './backup-room.ts'

const typed = { passphrase, current: 'the passphrase of the vault' }

/** A computer with two profiles, one of them without a secret. */
async function filledRoom() {
  const room = backupRoom()
  value(
    await room.vault.save({
      putServers: [trusting],
      putProfiles: [withSecret('p1'), { profile: profile('p2', { principal: 'YXA6other' }) }]
    })
  )
  room.saves.length = 0
  return room
}

/** Another one, with nothing on it, that sees the files of the first. */
const emptyRoom = ({ folder }: { readonly folder: string }) => backupRoom(folder)

describe('exporting with secrets', () => {
  it('takes everything to another computer', async () => {
    const here = await filledRoom()
    expect(await here.backup.exportSealed(typed)).toEqual(ok('a.mintmark'))
    expect(here.asked).toEqual([typed.current, expect.stringMatching(/^Mintmark export 2026-11-2\d\.mintmark$/)])
    expect(here.text()).not.toMatch(/secret of|acme|YXA6/)

    const there = emptyRoom(here)
    expect(await there.backup.chooseImport()).toEqual(ok({ file: 'a.mintmark', plan: null }))
    const plan = value(await there.backup.openImport(passphrase))
    expect(plan).toMatchObject({ hasSecrets: true, added: ['Profile p1', 'Profile p2'], conflicts: [], newServers: [trusting.baseUrl] })
    expect(await there.backup.runImport('keep')).toEqual(ok({ added: 2, replaced: 0 }))
    expect(there.vault.servers()).toEqual([{ ...trusting, id: 'id-1' }])
    expect(there.vault.profiles()).toMatchObject([{ id: 'id-2', serverId: 'id-1' }, { id: 'id-3' }])
    expect(there.secretTexts()).toEqual({ 'id-2': 'secret of p1' })
    expect(there.saves).toHaveLength(1)
    expect(there.told).toEqual([{ servers: there.vault.servers(), put: there.vault.profiles(), removed: [] }])
  })

  it('asks for nothing more when the passphrase is short, is not the vault’s, or the dialog is closed', async () => {
    const { backup, person, asked, files } = await filledRoom()
    expect(await backup.exportSealed({ ...typed, passphrase: '1234567' })).toEqual(fail({ code: 'weak-passphrase', shortest: 8 }))
    expect(asked).toEqual([])
    person.isKnown = fail({ code: 'wrong-passphrase', retryAt: 7 })
    expect(await backup.exportSealed(typed)).toEqual(person.isKnown)
    expect(asked).toEqual([typed.current])
    person.isKnown = ok(undefined)
    person.saves = null
    expect(await backup.exportSealed(typed)).toEqual(ok(null))
    expect(files()).toEqual([])
  })

  it('goes on without secrets that cannot be read, and tells the log how many', async () => {
    const { backup, refusing, logged, text } = await filledRoom()
    refusing.secrets.set('p1', { code: 'vault-damaged' })
    expect(await backup.exportSealed(typed)).toEqual(ok('a.mintmark'))
    expect(logged).toEqual(['export: 2 profiles go without a secret'])
    expect(text()).toContain('sealed-export')
  })

  it('writes nothing while the vault is closed', async () => {
    const { backup, refusing, files } = await filledRoom()
    refusing.secrets.set('*', { code: 'vault-locked' })
    expect(await backup.exportSealed(typed)).toEqual(fail({ code: 'vault-locked' }))
    expect(files()).toEqual([])
  })

  it('leaves behind what nobody could read again', async () => {
    const { backup, vault, logged, person } = await filledRoom()
    value(
      await vault.save({ putProfiles: [withSecret('orphan')].map((each) => ({ ...each, profile: { ...each.profile, serverId: 'gone' } })) })
    )
    expect(await backup.exportSealed(typed)).toEqual(ok('a.mintmark'))
    expect(logged).toContain('export: 1 records that make no sense stay behind')
    person.opens = 'a.mintmark'
    value(await backup.chooseImport())
    expect(value(await backup.openImport(passphrase)).conflicts).toEqual(['Profile p1', 'Profile p2'])
  })

  it('says when the file cannot be written', async () => {
    const { backup, person } = await filledRoom()
    person.saves = 'no such folder/a.mintmark'
    expect(await backup.exportSealed(typed)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
  })
})

describe('exporting for others', () => {
  it('asks for no passphrase, and has no secrets in it', async () => {
    const here = await filledRoom()
    expect(await here.backup.exportShared()).toEqual(ok('a.mintmark'))
    expect(here.asked).toEqual([expect.stringMatching(/^Mintmark profiles .*\.mintmark$/)])
    expect(here.text()).not.toMatch(/secret of|our authority|proxy/)

    const there = emptyRoom(here)
    const chosen = value(await there.backup.chooseImport())
    expect(chosen?.plan).toMatchObject({ hasSecrets: false, added: ['Profile p1', 'Profile p2'] })
    expect(await there.backup.runImport('keep')).toEqual(ok({ added: 2, replaced: 0 }))
    expect([there.secretTexts(), there.vault.servers()[0]?.caCertificate]).toEqual([{}, null])
  })
})

describe('importing', () => {
  async function exported() {
    const here = await filledRoom()
    value(await here.backup.exportSealed(typed))
    return here
  }

  it.each([
    ['', { code: 'not-an-export', file: 'a.mintmark' }],
    ['{"mintmark":"sealed-export","version":2}', { code: 'newer-export', file: 'a.mintmark' }]
  ])('refuses the file %j by its name', async (text, error) => {
    const { backup, put } = backupRoom()
    put('a.mintmark', text)
    expect(await backup.chooseImport()).toEqual(fail(error))
    expect(await backup.runImport('keep')).toMatchObject({ error: { code: 'file-not-read' } })
  })

  it('says when there is no file, and nothing when the dialog was closed', async () => {
    const { backup, person } = backupRoom()
    expect(await backup.chooseImport()).toEqual(fail({ code: 'file-not-read', file: 'a.mintmark', detail: 'It is no longer there.' }))
    person.opens = null
    expect(await backup.chooseImport()).toEqual(ok(null))
  })

  it('opens with the right passphrase, after any number of wrong ones', async () => {
    const { backup } = await exported()
    value(await backup.chooseImport())
    expect(await backup.openImport('wrong')).toEqual(fail({ code: 'export-not-opened' }))
    expect(await backup.runImport('keep')).toMatchObject({ ok: false })
    const plan = value(await backup.openImport(passphrase))
    expect(await backup.openImport('anything, it is open')).toEqual(ok(plan))
  })

  it.each([
    ['keep', { added: 0, replaced: 0 }, { p1: 'mine' }],
    ['replace', { added: 0, replaced: 2 }, { p1: 'secret of p1' }],
    ['both', { added: 2, replaced: 0 }, { p1: 'mine', 'id-1': 'secret of p1' }]
  ] as const)('%s does what it says with what is here already', async (choice, counts, secrets) => {
    const { backup, vault, saves, told, secretTexts } = await exported()
    value(await vault.save({ putProfiles: [{ profile: profile('p1', { name: 'Mine' }), secret: new Secret('mine') }] }))
    saves.length = 0
    value(await backup.chooseImport())
    expect(value(await backup.openImport(passphrase)).conflicts).toEqual(['Mine', 'Profile p2'])
    expect(await backup.runImport(choice)).toEqual(ok(counts))
    expect(secretTexts()).toEqual(secrets)
    expect([saves.length, told.length]).toEqual(choice === 'keep' ? [0, 0] : [1, 1])
  })

  it('adds nothing twice, however often it is asked to', async () => {
    const { backup, vault } = await exported()
    value(await backup.chooseImport())
    value(await backup.openImport(passphrase))
    const answers = await Promise.all([backup.runImport('both'), backup.runImport('both')])
    expect(answers).toEqual([ok({ added: 2, replaced: 0 }), ok({ added: 2, replaced: 0 })])
    expect(vault.profiles()).toHaveLength(4)
    expect(await backup.runImport('both')).toMatchObject({ error: { code: 'file-not-read' } })
  })

  it('can be tried again after it could not be saved', async () => {
    const { backup, refusing, told, vault } = await exported()
    value(await backup.chooseImport())
    value(await backup.openImport(passphrase))
    refusing.save = { code: 'not-saved', detail: 'The disk is full.' }
    expect(await backup.runImport('both')).toEqual(fail(refusing.save))
    expect([told.length, vault.profiles().length]).toEqual([0, 2])
    refusing.save = null
    expect(await backup.runImport('both')).toEqual(ok({ added: 2, replaced: 0 }))
  })

  it('holds the file no longer once it is forgotten, even while it was being opened', async () => {
    const { backup } = await exported()
    value(await backup.chooseImport())
    const opening = backup.openImport(passphrase)
    backup.forget()
    const gone = fail({ code: 'file-not-read', file: 'The file', detail: 'Mintmark no longer holds it. Choose it again.' })
    expect(await opening).toEqual(gone)
    expect(await backup.runImport('keep')).toEqual(gone)
    expect(await backup.openImport(passphrase)).toEqual(gone)
  })
})

test('no secret and no passphrase is told, logged or shown by what holds them', async () => {
  const { backup, told, logged, saves } = await filledRoom()
  value(await backup.exportSealed(typed))
  value(await backup.chooseImport())
  const plan = await backup.openImport(passphrase)
  value(await backup.runImport('both'))
  const all = inspect([told, logged, plan, backup, saves], { depth: 9, showHidden: true }) + JSON.stringify([told, logged, plan, saves])
  for (const secret of ['secret of p1', passphrase]) expect(all).not.toContain(secret)
})
