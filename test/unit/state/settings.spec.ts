import { expect, onTestFinished, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import { PreferencesState } from '../../../src-renderer/state/settings.svelte.ts'
import { ToastsState } from '../../../src-renderer/state/toasts.svelte.ts'
import { fakeApi } from './fake-api.ts'

const stored = { ...defaultSettings, lockAfterMs: null, closeToTray: false }

async function started() {
  const main = fakeApi()
  main.answer('settings.get', () => ok(stored))
  const toasts = new ToastsState()
  const preferences = new PreferencesState(main.api, toasts)
  const stop = preferences.start()
  onTestFinished(stop)
  await preferences.load()
  return { ...main, preferences, stop, texts: () => toasts.all.map(({ text, tone }) => [text, tone]) }
}

test('knows what main knows, until it is stopped', async () => {
  const { preferences, announce, stop, listening } = await started()
  expect(preferences.current).toEqual(stored)
  announce('settings', 'changed', defaultSettings)
  expect(preferences.current).toEqual(defaultSettings)
  stop()
  expect(listening()).toBe(0)
})

test('a change is sent as it is, and shown once main says so', async () => {
  const { preferences, announce, inputsOf, texts } = await started()
  await preferences.set({ lockAfterMs: 60_000 })
  expect([inputsOf('settings.set'), preferences.current.lockAfterMs]).toEqual([[{ lockAfterMs: 60_000 }], null])
  announce('settings', 'changed', { ...stored, lockAfterMs: 60_000 })
  expect([preferences.current.lockAfterMs, texts()]).toEqual([60_000, []])
})

test('a change that is not saved is taken back where it already shows, with words', async () => {
  const { preferences, answer, texts } = await started()
  const before = preferences.current
  answer('settings.set', () => fail({ code: 'not-saved', detail: '' }))
  await preferences.set({ closeToTray: true })
  expect(preferences.current).toEqual(before)
  expect(preferences.current).not.toBe(before)
  expect(texts()).toEqual([['The change could not be saved', 'danger']])
})

test('opens and closes', async () => {
  const { preferences } = await started()
  expect(preferences.isOpen).toBe(false)
  preferences.open()
  expect(preferences.isOpen).toBe(true)
  preferences.close()
  expect(preferences.isOpen).toBe(false)
})
