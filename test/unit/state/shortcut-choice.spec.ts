import { expect, test } from 'vitest'
import type { ShortcutState } from '../../../src-main/contract/quick-pick.ts'
import type { KeyPress } from '../../../src-main/model/key-combination.ts'
import { ok } from '../../../src-main/model/result.ts'
import { ShortcutChoice } from '../../../src-renderer/state/shortcut-choice.svelte.ts'
import { fakeApi } from './fake-api.ts'
import { press } from './press.ts'

async function choosing(state: Partial<ShortcutState> = {}) {
  const main = fakeApi()
  const at = { keys: null, taken: null, isPossible: true, ...state }
  main.answer('quickPick.shortcut', () => ok(at))
  main.answer('quickPick.setShortcut', (keys) => ok({ ...at, keys }))
  const choice = new ShortcutChoice(main.api)
  await choice.load()
  const takes = async (keys: string): Promise<boolean> => {
    const wasTaken = choice.takes({ ...press(keys), code: '' } satisfies KeyPress, false)
    await main.settled()
    return wasTaken
  }
  return { ...main, choice, takes }
}

test('presses are taken while keys are chosen, and only then', async () => {
  const { choice, takes, inputsOf } = await choosing()
  expect(await takes('Ctrl+Alt+k')).toBe(false)
  choice.record()
  expect([await takes('Tab'), await takes('Control'), choice.isRecording]).toEqual([false, true, true])
  expect(await takes('Ctrl+Alt+k')).toBe(true)
  expect([choice.isRecording, choice.current?.keys, inputsOf('quickPick.setShortcut')]).toEqual([false, 'Ctrl+Alt+K', ['Ctrl+Alt+K']])
  await choice.clear()
  expect([choice.current?.keys, inputsOf('quickPick.setShortcut').length]).toEqual([null, 2])
})

test('what cannot be is told until other keys are pressed, or nobody asks any more', async () => {
  const { choice, takes, answer, inputsOf } = await choosing()
  choice.record()
  await takes('k')
  expect(choice.refusal).toBe('no-modifier')
  await takes('Ctrl+r')
  expect(choice.refusal).toEqual({ keys: 'Ctrl+R', does: 'Get token' })
  expect(inputsOf('quickPick.setShortcut')).toEqual([])
  answer('quickPick.setShortcut', (keys) => ok({ keys: null, taken: keys, isPossible: true }))
  await takes('Ctrl+Alt+j')
  expect([choice.refusal, choice.isRecording]).toEqual([{ taken: 'Ctrl+Alt+J' }, true])
  await takes('Escape')
  expect([choice.refusal, choice.isRecording]).toEqual([null, false])
})

test('keys that another program had at the start are told', async () => {
  const { choice } = await choosing({ taken: 'Ctrl+Alt+J' })
  expect(choice.refusal).toEqual({ taken: 'Ctrl+Alt+J' })
})
