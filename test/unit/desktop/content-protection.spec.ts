import { expect, test } from 'vitest'
import { protectWindows } from '../../../src-main/desktop/content-protection.ts'

function windowsOn(platform: NodeJS.Platform, isOn: boolean) {
  const states: (boolean | null)[] = []
  const windows: { setContentProtection: (isOn: boolean) => void }[] = []
  let created: (window: (typeof windows)[number]) => void = () => {}
  const protect = protectWindows({ platform, isOn, onCreated: (listener) => (created = listener), all: () => windows })
  const open = (): void => {
    const index = states.push(null) - 1
    const window = { setContentProtection: (next: boolean) => void (states[index] = next) }
    windows.push(window)
    created(window)
  }
  return { states, open, protect }
}

test.each(['darwin', 'win32'] as const)('on %s every window follows the setting, from its start', (platform) => {
  const { states, open, protect } = windowsOn(platform, true)
  open()
  expect(states).toEqual([true])
  protect(false)
  open()
  expect(states).toEqual([false, false])
  protect(true)
  expect(states).toEqual([true, true])
})

test('where the system has nothing of the kind nothing is asked of it', () => {
  const { states, open, protect } = windowsOn('linux', true)
  open()
  protect(true)
  expect(states).toEqual([null])
})
