import { expect, test } from 'vitest'
import { ok } from '../../../src-main/model/result.ts'
import { runningWindow } from './running-window.ts'

test('what the weekly check has found is said until it is dismissed, and shown by its button', async () => {
  const { app, announce, texts } = await runningWindow()
  announce('updates', 'found', '0.2.0')
  expect(texts()).toEqual(['Mintmark 0.2.0 is available'])
  app.toasts.tick(Date.now() + 86_400_000)
  app.toasts.all[0]?.action?.run()
  expect([texts().length, app.about.isOpen]).toEqual([1, true])
})

test('the command opens About and asks, also where About is open already', async () => {
  const { app, announce, answer, calls, settled } = await runningWindow()
  answer('updates.check', () => ok({ kind: 'current', checkedAt: 1 }))
  announce('desktop', 'commanded', 'check-updates')
  announce('desktop', 'commanded', 'check-updates')
  await settled()
  expect([app.about.isOpen, app.updates.current]).toEqual([true, { kind: 'current', checkedAt: 1 }])
  expect(calls).toEqual(Array(2).fill(['updates.check', undefined]))
})
