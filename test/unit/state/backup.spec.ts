import { describe, expect, it, test } from 'vitest'
import type { ImportPlan } from '../../../src-main/model/import-plan.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { noWaysIn, type VaultState } from '../../../src-main/model/vault-state.ts'
import { BackupState } from '../../../src-renderer/state/backup.svelte.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { fakeApi } from './fake-api.ts'

const file = 'mine.mintmark'
const plan: ImportPlan = { hasSecrets: true, added: ['a', 'b'], conflicts: ['c'], newServers: [] }

function backupOf(passphrase = false) {
  const main = fakeApi()
  const toasts = new ToastsState()
  const ways = { ...noWaysIn, keychain: 'KWallet', passphrase }
  const vault: VaultState = { kind: 'open', by: 'keychain', ways, notices: [], damaged: [], retryAt: null }
  const backup = new BackupState(main.api, toasts, () => vault)
  const type = (text: string, again = text): void => {
    if (backup.step?.kind === 'exporting') Object.assign(backup.step.form, { passphrase: text, again })
  }
  return { ...main, backup, type, texts: () => toasts.all.map(({ text }) => text) }
}

describe('an export with secrets', () => {
  it.each([
    [false, null],
    [true, 'old one']
  ])('takes a passphrase of its own, and the current one where the vault has one (%s)', async (passphrase, current) => {
    const { backup, type, answer, calls, texts } = backupOf(passphrase)
    answer('backup.exportSealed', () => ok(file))
    backup.startExport()
    type('long enough')
    backup.asked.value = 'old one'
    await backup.exportSealed()
    expect(calls).toEqual([['backup.exportSealed', { passphrase: 'long enough', current }]])
    expect([backup.step, backup.asked.value, texts()]).toEqual([null, '', [`Exported with secrets to ${file}`]])
  })

  it('is not sent before everything is typed', async () => {
    const { backup, type, calls } = backupOf(true)
    backup.startExport()
    type('long enough')
    await backup.exportSealed()
    expect(backup.asked.problem(null)).toBe('Enter the passphrase.')
    backup.asked.value = 'old one'
    type('long enough', 'other')
    await backup.exportSealed()
    expect(calls).toEqual([])
  })

  it.each([
    ['no file was chosen', ok(null), null],
    ['it is refused', fail({ code: 'wrong-passphrase', retryAt: 5 }), { code: 'wrong-passphrase', retryAt: 5 }]
  ])('stays open with what was typed when %s', async (_, result, error) => {
    const { backup, type, answer, texts } = backupOf(true)
    answer('backup.exportSealed', () => result)
    backup.startExport()
    type('long enough')
    backup.asked.value = 'typed'
    await backup.exportSealed()
    expect(backup.step).toMatchObject({ kind: 'exporting', form: { passphrase: 'long enough' } })
    expect([backup.asked.value, backup.request.error, texts()]).toEqual(['typed', error, []])
  })

  it('that is closed needs no word to main', () => {
    const { backup, calls } = backupOf()
    backup.startExport()
    backup.close()
    expect([backup.step, calls]).toEqual([null, []])
  })
})

test('an export without secrets needs no dialog', async () => {
  const { backup, answer, texts } = backupOf()
  answer('backup.exportShared', () => ok(null))
  await backup.exportShared()
  expect(texts()).toEqual([])
  answer('backup.exportShared', () => fail({ code: 'not-saved', detail: 'full' }))
  await backup.exportShared()
  expect([texts(), backup.request.error?.code]).toEqual([[], 'not-saved'])
  answer('backup.exportShared', () => ok(file))
  await backup.exportShared()
  expect([texts(), backup.request.error]).toEqual([[`Exported without secrets to ${file}`], null])
})

describe('an import', () => {
  it('does nothing when no file was chosen, and says why one is not read', async () => {
    const { backup, answer } = backupOf()
    answer('backup.chooseImport', () => ok(null))
    await backup.startImport()
    expect([backup.step, backup.request.error]).toEqual([null, null])
    answer('backup.chooseImport', () => fail({ code: 'not-an-export', file }))
    await backup.startImport()
    expect([backup.step, backup.request.error]).toEqual([null, { code: 'not-an-export', file }])
  })

  it('of a sealed file asks for its passphrase first', async () => {
    const { backup, answer, inputsOf } = backupOf()
    answer('backup.chooseImport', () => ok({ file, plan: null }))
    await backup.startImport()
    expect(backup.step).toEqual({ kind: 'opening', file })
    await backup.openImport()
    expect([backup.asked.problem(null), inputsOf('backup.openImport')]).toEqual(['Enter the passphrase.', []])
    answer('backup.openImport', () => fail({ code: 'export-not-opened' }))
    backup.asked.value = 'wrong'
    await backup.openImport()
    expect([backup.step?.kind, backup.asked.value, backup.request.error]).toEqual(['opening', 'wrong', { code: 'export-not-opened' }])
    answer('backup.openImport', () => ok(plan))
    await backup.openImport()
    expect([backup.step, backup.asked.value, backup.request.error]).toEqual([{ kind: 'deciding', file, plan }, '', null])
  })

  it('does what was decided, and says what came of it', async () => {
    const { backup, answer, inputsOf, texts } = backupOf()
    answer('backup.chooseImport', () => ok({ file, plan }))
    answer('backup.runImport', () => fail({ code: 'not-saved', detail: '' }))
    await backup.startImport()
    backup.choice = 'replace'
    await backup.runImport()
    expect([backup.step?.kind, backup.request.error?.code, backup.choice]).toEqual(['deciding', 'not-saved', 'replace'])
    answer('backup.runImport', () => ok({ added: 2, replaced: 1 }))
    await backup.runImport()
    expect([inputsOf('backup.runImport'), backup.step, texts()]).toEqual([['replace', 'replace'], null, ['2 profiles added, 1 replaced']])
    await backup.startImport()
    expect(backup.choice).toBe('keep')
  })

  it('that is left is forgotten by main, but not while it runs', async () => {
    const { backup, answer, hold, inputsOf } = backupOf()
    answer('backup.chooseImport', () => ok({ file, plan }))
    await backup.startImport()
    const finish = hold('backup.runImport')
    const running = backup.runImport()
    backup.close()
    expect([backup.step?.kind, inputsOf('backup.dismissImport')]).toEqual(['deciding', []])
    finish(fail({ code: 'vault-locked' }))
    await running
    backup.close()
    expect([backup.step, inputsOf('backup.dismissImport').length]).toEqual([null, 1])
  })
})
