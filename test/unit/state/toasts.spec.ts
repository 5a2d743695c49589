import { expect, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'

const texts = ({ all }: ToastsState): readonly string[] => all.map(({ text }) => text)

test('one message per id: the new one takes the place of the old', () => {
  const toasts = new ToastsState()
  toasts.show({ id: 'a', text: 'one', until: null })
  toasts.show({ id: 'b', text: 'two', until: null })
  toasts.show({ id: 'a', text: 'three', until: null, tone: 'danger' })
  expect(toasts.all).toMatchObject([
    { text: 'two', tone: 'neutral' },
    { text: 'three', tone: 'danger' }
  ])
  toasts.dismiss('b')
  expect(texts(toasts)).toEqual(['three'])
})

test('what went wrong is said, and nothing of what did not or was cancelled', () => {
  const toasts = new ToastsState()
  toasts.sayFailure('a', ok(undefined))
  toasts.sayFailure('a', fail({ code: 'cancelled' }))
  expect(toasts.all).toEqual([])
  toasts.sayFailure('a', fail({ code: 'wrong-password' }))
  expect(toasts.all).toMatchObject([{ id: 'a', text: 'The server rejected the username or password', tone: 'danger' }])
})

test('a message goes when its time has come, others stay', () => {
  const toasts = new ToastsState()
  toasts.show({ id: 'a', text: 'short', until: 1_000 })
  toasts.show({ id: 'b', text: 'long', until: 2_000 })
  toasts.show({ id: 'c', text: 'for good', until: null })
  const before = toasts.all
  toasts.tick(999)
  expect(toasts.all).toBe(before)
  toasts.tick(1_000)
  expect(texts(toasts)).toEqual(['long', 'for good'])
  toasts.tick(Infinity)
  expect(texts(toasts)).toEqual(['for good'])
})

test('what is said stays for six seconds', () => {
  const toasts = new ToastsState()
  toasts.say('a', 'saved')
  const [{ since, until } = { since: 0, until: null }] = toasts.all
  expect((until ?? 0) - since).toBeGreaterThanOrEqual(6_000 - 50)
  expect((until ?? 0) - since).toBeLessThanOrEqual(6_000)
})
