import { expect, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { CopyingState } from '../../../src-renderer/state/copying.svelte.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { fakeApi } from './fake-api.ts'

const why = { kind: 'reaches-further', granted: { kind: 'application', uuid: '17ccde30-e95c-11e0-9407-005056c00008' } } as const

function room() {
  const main = fakeApi()
  const toasts = new ToastsState()
  const texts = (): readonly string[] => toasts.all.map(({ text }) => text)
  return { ...main, copying: new CopyingState(main.api, toasts), texts }
}

test('a person is told what went wrong, and nothing when it was cancelled or the clipboard says it itself', async () => {
  const { copying, answer, texts } = room()
  await copying.copyToken('a', 'header')
  answer('clipboard.copyToken', () => fail({ code: 'cancelled' }))
  await copying.copyToken('a', 'header')
  expect(texts()).toEqual([])
  answer('clipboard.copyToken', () => fail({ code: 'wrong-password' }))
  await copying.copyToken('a', 'header')
  expect(texts()).toEqual(['The server rejected the username or password'])
  await copying.copyText('text', 'Details copied')
  expect(texts()).toEqual(['Details copied'])
  answer('clipboard.copyText', () => fail({ code: 'unexpected', incident: 'x1' }))
  await copying.copyText('text', 'Details copied')
  expect(texts()).toEqual(['Something in Mintmark went wrong'])
})

test('a token that reaches further is copied after a yes', async () => {
  const { copying, answer, inputsOf } = room()
  answer('clipboard.copyToken', () => fail({ code: 'needs-confirmation', question: why }))
  await copying.copyToken('a', 'curl')
  expect(copying.question).toEqual({ copying: { kind: 'token', profileId: 'a', format: 'curl' }, why })
  copying.cancel()
  expect(copying.question).toBeNull()
  await copying.copyToken('a', 'curl')
  answer('clipboard.copyToken', () => ok({ kind: 'nothing' }))
  await copying.confirm()
  expect(inputsOf('clipboard.copyToken').at(-1)).toEqual({ profileId: 'a', format: 'curl', confirmed: true })
  expect(copying.question).toBeNull()
})

test('ids are sent, never text that main knows', async () => {
  const { copying, calls } = room()
  await copying.copy({ kind: 'response', profileId: 'a' })
  await copying.copyRequest('a', 'curl')
  copying.clear()
  expect(calls).toEqual([
    ['clipboard.copyResponse', { profileId: 'a', confirmed: false }],
    ['clipboard.copyRequest', { profileId: 'a', form: 'curl' }],
    ['clipboard.clear', undefined]
  ])
})

test('a value of the response is copied by main when the page has it masked or cut, and asked about like a token', async () => {
  const { copying, answer, calls, inputsOf } = room()
  await copying.copyValue('a', '"a\\nb"', [1])
  await copying.copyValue('a', '604800', [2])
  await copying.copyValue('a', '{\n  "b": "••••••••"\n}', [3])
  await copying.copyValue('a', `"${'x'.repeat(10_000)}… 7 more characters"`, [4])
  await copying.copyValue('a', `[${'1, '.repeat(400_000)}1]`, [5])
  const byMain = (place: number) => ['clipboard.copyResponseValue', { profileId: 'a', place: [place], confirmed: false }]
  expect(calls).toEqual([['clipboard.copyText', 'a\nb'], ['clipboard.copyText', '604800'], byMain(3), byMain(4), byMain(5)])

  answer('clipboard.copyResponseValue', () => fail({ code: 'needs-confirmation', question: why }))
  await copying.copyValue('a', '"••••••••"', [0, 1])
  expect(copying.question?.why).toEqual(why)
  await copying.confirm()
  expect(inputsOf('clipboard.copyResponseValue').at(-1)).toEqual({ profileId: 'a', place: [0, 1], confirmed: true })
})

test('what is on the clipboard, and what the tray cannot ask itself, comes from main', () => {
  const { copying, announce, listening } = room()
  const shown: string[] = []
  const stop = copying.start((id) => shown.push(id))
  announce('clipboard', 'changed', { kind: 'token', profileId: 'a', done: 'Header copied', copiedAt: 0, clearsAt: null })
  announce('clipboard', 'confirmationNeeded', { profileId: 'b', format: 'header', question: why })
  expect([copying.clipboard.kind, shown, copying.question?.copying.profileId]).toEqual(['token', ['b'], 'b'])
  stop()
  expect(listening()).toBe(0)
})
