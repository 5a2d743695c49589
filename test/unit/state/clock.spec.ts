import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { ClockState } from '../../../src-renderer/state/clock.svelte.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_000_250 }))
afterEach(() => void vi.useRealTimers())

/** A page that can be hidden and shown. */
function pageThatIs(hidden: boolean) {
  const page = Object.assign(new EventTarget(), { hidden })
  Object.defineProperty(globalThis, 'document', { configurable: true, value: page })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'document'))
  return (next: boolean): void => {
    page.hidden = next
    page.dispatchEvent(new Event('visibilitychange'))
  }
}

function running(hidden: boolean) {
  const setHidden = pageThatIs(hidden)
  const clock = new ClockState()
  const ticks: number[] = []
  clock.onTick((now) => ticks.push(now % 60_000))
  return { clock, ticks, setHidden, stop: clock.start() }
}

test('ticks at once and then on every full second', () => {
  const { ticks, stop } = running(false)
  vi.advanceTimersByTime(2_750)
  expect(ticks).toEqual([20_250, 21_000, 22_000, 23_000])
  stop()
  vi.advanceTimersByTime(5_000)
  expect(ticks).toHaveLength(4)
})

test('a hidden window has no timer, whether it was hidden from the start or later', () => {
  const { clock, ticks, setHidden, stop } = running(true)
  expect(vi.getTimerCount()).toBe(0)
  vi.advanceTimersByTime(5_000)
  expect(ticks).toHaveLength(1)
  setHidden(false)
  expect([ticks.length, clock.now, vi.getTimerCount()]).toEqual([2, Date.now(), 1])
  setHidden(true)
  expect(vi.getTimerCount()).toBe(0)
  stop()
})
