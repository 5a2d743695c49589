import { expect, test } from 'vitest'
import type { TokenDetail } from '../../../src-main/contract/tokens.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { parseTokenAnatomy } from '../../../src-main/model/usergrid/token-anatomy.ts'
import { DetailState } from '../../../src-renderer/state/detail.svelte.ts'
import { token } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'

const detailOf = (id: string): TokenDetail => ({
  summary: token(id).summary,
  masked: `masked ${id}`,
  anatomy: parseTokenAnatomy(''),
  response: '{}',
  identity: { level: 'unknown' },
  isIdentityKept: false
})

function room() {
  const main = fakeApi()
  main.answer('tokens.detail', (id) => ok(detailOf(String(id))))
  main.answer('tokens.reveal', (id) => ok(`clear ${String(id)}`))
  return { ...main, detail: new DetailState(main.api) }
}

test('shows the token of the selected profile, and nothing without one', async () => {
  const { detail, answer, calls } = room()
  await detail.load('a')
  expect([detail.profileId, detail.token?.masked]).toEqual(['a', 'masked a'])
  answer('tokens.detail', () => ok(null))
  await detail.load('b')
  expect([detail.profileId, detail.token, detail.error]).toEqual(['b', null, null])
  await detail.load(null)
  expect([detail.profileId, detail.token, calls.length]).toEqual([null, null, 2])
})

test('the answer for a profile that is no longer selected is dropped', async () => {
  const { detail, answer, hold } = room()
  const finish = hold('tokens.detail')
  const loading = detail.load('slow')
  answer('tokens.detail', () => ok(detailOf('b')))
  await detail.load('b')
  finish(ok(detailOf('slow')))
  await loading
  expect(detail.token?.masked).toBe('masked b')
})

test('what could not be read is told, and is gone with the next selection', async () => {
  const { detail, answer } = room()
  answer('tokens.detail', () => fail({ code: 'vault-damaged' }))
  await detail.load('a')
  expect([detail.token, detail.error]).toEqual([null, { code: 'vault-damaged' }])
  answer('tokens.detail', () => ok(detailOf('b')))
  await detail.load('b')
  expect(detail.error).toBeNull()
})

test('a token is in clear only after it was asked for, and hidden by a second click, a new token or another selection', async () => {
  const { detail, inputsOf } = room()
  await detail.load('a')
  expect([detail.revealed, inputsOf('tokens.reveal')]).toEqual([null, []])
  const reveal = async (): Promise<string | null> => {
    await detail.toggleReveal()
    return detail.revealed
  }
  expect(await reveal()).toBe('clear a')
  expect(await reveal()).toBeNull()
  expect(await reveal()).toBe('clear a')
  await detail.load('a')
  expect(detail.revealed).toBeNull()
  expect(await reveal()).toBe('clear a')
  const loading = detail.load('b')
  expect(detail.revealed).toBeNull()
  await loading
  expect(inputsOf('tokens.reveal')).toEqual(['a', 'a', 'a'])
})

test('there is nothing to reveal without a token, after a failure, or for another profile than was asked', async () => {
  const { detail, answer, hold, inputsOf } = room()
  await detail.toggleReveal()
  expect(inputsOf('tokens.reveal')).toEqual([])
  await detail.load('a')
  answer('tokens.reveal', () => fail({ code: 'vault-unavailable' }))
  await detail.toggleReveal()
  expect(detail.revealed).toBeNull()

  const finish = hold('tokens.reveal')
  const revealing = detail.toggleReveal()
  await detail.load('b')
  finish(ok('clear a'))
  await revealing
  expect(detail.revealed).toBeNull()
})

test('values of the response are hidden with another selection, a new token, and when the vault locks', async () => {
  const { detail, answer, inputsOf, hold } = room()
  answer('tokens.revealValue', () => ok('"hunter2"'))
  const value = { profileId: 'a', place: [0] }
  await detail.load('a')
  for (const hide of [() => detail.load('b'), () => detail.load('b'), async () => detail.drop()]) {
    await detail.values.toggle(7, value)
    expect(Array.from(detail.values.all)).toEqual([[7, '"hunter2"']])
    await hide()
    expect(detail.values.all.size).toBe(0)
  }
  expect(inputsOf('tokens.revealValue')).toEqual([value, value, value])

  // What is revealed while the next token is on its way belongs to the one before.
  const finish = hold('tokens.detail')
  const loading = detail.load('b')
  await detail.values.toggle(7, value)
  finish(ok(detailOf('b')))
  await loading
  expect(detail.values.all.size).toBe(0)
})
