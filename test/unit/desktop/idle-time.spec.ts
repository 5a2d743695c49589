import { expect, test } from 'vitest'
import { IdleTime } from '../../../src-main/desktop/idle-time.ts'
import { hourMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'
import { SimulatedTime } from './simulated-time.ts'

/** A system that answers what the test says, and a window to type into. */
function desktop(systemMs: () => number | null) {
  const time = new SimulatedTime()
  let touch: (() => void) | null = null
  const idleTime = new IdleTime({
    clock: time,
    timer: time.timer,
    systemIdleMs: systemMs,
    onInput: (listener) => {
      touch = listener
      return () => {
        touch = null
      }
    }
  })
  return { time, idleTime, idleMs: idleTime.idleMs, touch: () => touch?.(), hasWindow: () => touch !== null }
}

test('a person who works in another program is there', () => {
  let system = 5 * secondMs
  const { time, idleMs } = desktop(() => system)
  time.pass(hourMs)
  expect(idleMs()).toBe(5 * secondMs)
  system = 0
  expect(idleMs()).toBe(0)
})

test('so is one who works in our window, whatever the system says', () => {
  const { time, idleMs, touch } = desktop(() => hourMs)
  time.pass(minuteMs)
  touch()
  time.pass(secondMs)
  expect(idleMs()).toBe(secondMs)
})

test('nobody has been away for longer than Mintmark runs', () => {
  const { idleMs } = desktop(() => hourMs)
  expect(idleMs()).toBe(0)
})

test.each([null, -1, NaN, Infinity])('where the system answers %s, only our own windows count', (answer) => {
  const { time, idleMs, touch } = desktop(() => answer)
  expect(time.waits()).toEqual([])
  time.pass(hourMs)
  expect(idleMs()).toBe(hourMs)
  touch()
  expect(idleMs()).toBe(0)
})

test('a system that says nothing but 0 for three minutes says nothing', () => {
  const { time, idleMs, touch } = desktop(() => 0)
  time.pass(174 * secondMs)
  expect(idleMs()).toBe(0)
  time.pass(secondMs)
  expect(idleMs()).toBe(175 * secondMs)
  expect(time.waits()).toEqual([])
  touch()
  expect(idleMs()).toBe(0)
})

test('one that ever says more is believed from then on', () => {
  let system = 0
  const { time, idleMs } = desktop(() => system)
  time.pass(minuteMs)
  system = secondMs
  expect(idleMs()).toBe(secondMs)
  system = 0
  time.pass(hourMs)
  expect(idleMs()).toBe(0)
  expect(time.waits()).toEqual([])
})

test('also one that was given up', () => {
  let system = 0
  const { time, idleMs } = desktop(() => system)
  time.pass(hourMs)
  expect(idleMs()).toBe(hourMs)
  system = secondMs
  expect(idleMs()).toBe(secondMs)
  system = 0
  expect(idleMs()).toBe(0)
})

test('a clock that is set back makes no negative time', () => {
  const { time, idleMs } = desktop(() => null)
  time.sleep(-hourMs)
  expect(idleMs()).toBe(0)
})

test('once stopped it neither waits nor listens', () => {
  const { time, idleTime, hasWindow } = desktop(() => 0)
  idleTime.stop()
  expect([time.waits(), hasWindow()]).toEqual([[], false])
})
