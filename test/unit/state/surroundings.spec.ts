import { expect, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { SurroundingsState } from '../../../src-renderer/state/surroundings.svelte.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { fakeApi } from './fake-api.ts'

const found = { hasTray: true, startsWithSession: false, isDevelopment: false, canHideFromCapture: false }

test('shows what main finds, and what it finds after a change', async () => {
  const { api, answer, inputsOf } = fakeApi()
  const surroundings = new SurroundingsState(api, new ToastsState())
  expect(surroundings.current).toBeNull()
  answer('desktop.surroundings', () => ok(found))
  await surroundings.load()
  expect(surroundings.current).toEqual(found)
  answer('desktop.setStartsWithSession', () => ok({ ...found, startsWithSession: true }))
  await surroundings.setStartsWithSession(true)
  expect([inputsOf('desktop.setStartsWithSession'), surroundings.current?.startsWithSession]).toEqual([[true], true])
})

test('what could not be changed stays as it is, with words', async () => {
  const { api, answer } = fakeApi()
  const toasts = new ToastsState()
  const surroundings = new SurroundingsState(api, toasts)
  answer('desktop.surroundings', () => ok(found))
  await surroundings.load()
  answer('desktop.setStartsWithSession', () => fail({ code: 'not-saved', detail: 'The disk is full.' }))
  await surroundings.setStartsWithSession(true)
  expect([surroundings.current, toasts.all.map(({ text }) => text)]).toEqual([found, ['The change could not be saved']])
})
