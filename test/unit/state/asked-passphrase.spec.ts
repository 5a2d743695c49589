import { describe, expect, it, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { AskedPassphrase, waitText, withoutField } from '../../../src-renderer/state/asked-passphrase.svelte.ts'

const now = 1_000_000
const wrong: AppError = { code: 'wrong-passphrase', retryAt: now + 12_000 }
const tooSoon: AppError = { code: 'passphrase-too-soon', retryAt: now + 3_000 }
const notSaved: AppError = { code: 'not-saved', detail: '' }

test('nothing typed is told beside the field until something is', () => {
  const asked = new AskedPassphrase()
  expect(asked.problem(null)).toBeUndefined()
  expect([asked.check(), asked.problem(null)]).toEqual([false, 'Enter the passphrase.'])
  asked.value = 'x'
  expect(asked.problem(null)).toBeUndefined()
  expect(asked.check()).toBe(true)
  asked.value = ''
  expect(asked.problem(null)).toBeUndefined()
})

test('what was typed is gone when it is cleared', () => {
  const asked = new AskedPassphrase()
  asked.check()
  asked.clear()
  expect(asked.problem(null)).toBeUndefined()
  asked.value = 'x'
  asked.clear()
  expect(asked.value).toBe('')
})

describe('an error', () => {
  it.each([
    [wrong, 'This passphrase does not open the vault.'],
    [tooSoon, 'The passphrase was not tried.'],
    [{ code: 'export-not-opened' }, 'This passphrase does not open the file. It is the one that was chosen when the file was written.']
  ] as const)('about the passphrase stands beside its field: %j', (error, text) => {
    expect([new AskedPassphrase().problem(error), withoutField(error)]).toEqual([text, null])
  })

  it('about anything else has no field', () => {
    expect([new AskedPassphrase().problem(notSaved), withoutField(notSaved), withoutField(null)]).toEqual([undefined, notSaved, null])
  })
})

it.each([
  ['the error says', wrong, null, 'Try again in 12s.'],
  ['the vault says', null, now + 61_000, 'The one before was wrong. Try again in 1m 01s.'],
  ['the later of both says', tooSoon, now + 8_000, 'The one before was wrong. Try again in 8s.'],
  ['the later of both says', wrong, now + 8_000, 'Try again in 12s.'],
  ['nobody says', notSaved, null, undefined],
  ['it is over', null, now, undefined]
] as const)('how long to wait: %s', (_, error, retryAt, text) => {
  expect(waitText(error, retryAt, now)).toBe(text)
})
