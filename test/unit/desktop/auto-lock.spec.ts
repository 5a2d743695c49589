import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { AutoLock } from '../../../src-main/desktop/auto-lock.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../src-main/model/time.ts'
import { computer } from './lonely-computer.ts'
import { SimulatedTime } from './simulated-time.ts'

describe('when nobody uses the computer', () => {
  it('locks after the time a person chose, not before', () => {
    const { time, reasons } = computer()
    time.pass(15 * minuteMs - 1)
    expect(reasons()).toEqual([])
    time.pass(1)
    expect(reasons()).toEqual(['idle'])
  })

  it('counts from the last use', () => {
    const { time, reasons, use } = computer()
    time.pass(10 * minuteMs)
    use()
    time.pass(15 * minuteMs - 1)
    expect(reasons()).toEqual([])
    time.pass(1)
    expect(reasons()).toEqual(['idle'])
  })

  it('never locks when a person wants that', () => {
    const { time, reasons } = computer({ lockAfterMs: null })
    expect(time.waits()).toEqual([])
    time.pass(30 * dayMs)
    expect(reasons()).toEqual([])
  })

  it('looks again no sooner than it can be, and rests for at least a second', () => {
    const { time, use } = computer()
    expect(time.waits()).toEqual([15 * minuteMs])
    time.pass(14 * minuteMs)
    use()
    time.pass(minuteMs)
    expect(time.waits()).toEqual([14 * minuteMs])
    const late = computer({ lockAfterMs: 90_500 })
    late.time.pass(90_500)
    expect(late.time.waits()).toEqual([secondMs])
  })

  it('waits for nothing while it is locked, and starts again with unlocking', () => {
    const { time, reasons, set, use } = computer()
    time.pass(15 * minuteMs)
    expect(time.waits()).toEqual([])
    use()
    set({ isOpen: true })
    expect(time.waits()).toEqual([15 * minuteMs])
    time.pass(15 * minuteMs)
    expect(reasons()).toEqual(['idle', 'idle'])
  })

  it('takes a limit of years for what it is', () => {
    const { time, reasons } = computer({ lockAfterMs: 1_000 * dayMs })
    expect(time.waits()).toEqual([dayMs])
    time.pass(999 * dayMs)
    expect(reasons()).toEqual([])
    time.pass(dayMs)
    expect(reasons()).toEqual(['idle'])
  })

  it('asks again every second until the vault is locked', () => {
    const time = new SimulatedTime()
    let asked = 0
    const autoLock = new AutoLock({
      clock: time,
      timer: time.timer,
      settings: () => ({ lockAfterMs: minuteMs, lockWithScreen: true }),
      idleMs: () => hourMs,
      onScreenChanged: () => () => {},
      canLock: () => asked < 3,
      lock: () => void (asked += 1)
    })
    autoLock.start()
    time.pass(2 * secondMs)
    expect(asked).toBe(2)
    time.pass(hourMs)
    expect(asked).toBe(3)
  })
})

describe('the screen', () => {
  it.each([
    ['locked', 'screen'],
    ['suspended', 'suspend']
  ] as const)('%s: locks at once, because of %s', (change, reason) => {
    const { tell, reasons } = computer()
    tell(change)
    tell(change)
    expect(reasons()).toEqual([reason])
  })

  it('does nothing where a person does not want it, or where there is nothing to lock', () => {
    for (const given of [{ lockWithScreen: false }, { isOpen: false }]) {
      const { tell, reasons } = computer(given)
      for (const change of ['locked', 'suspended', 'resumed'] as const) tell(change)
      expect(reasons()).toEqual([])
    }
  })

  it('follows the setting as it is when the screen locks', () => {
    const { tell, reasons, set } = computer({ lockWithScreen: false })
    tell('locked')
    set({ lockWithScreen: true })
    tell('locked')
    expect(reasons()).toEqual(['screen'])
  })
})

describe('a night asleep', () => {
  it('counts as time without use, although timers stood still', () => {
    const { time, sleep, tell, use, reasons } = computer({ lockWithScreen: false })
    time.pass(minuteMs)
    sleep(14 * minuteMs)
    use()
    tell('resumed')
    expect(reasons()).toEqual(['idle'])
  })

  it('that was short leaves the vault open for a person who is there', () => {
    const { time, sleep, tell, use, reasons } = computer({ lockWithScreen: false })
    time.pass(minuteMs)
    sleep(14 * minuteMs - 1)
    use()
    tell('resumed')
    tell('resumed')
    expect(reasons()).toEqual([])
    expect(time.waits()).toEqual([15 * minuteMs])
  })

  it('is over with waking', () => {
    const { time, sleep, tell, use, reasons } = computer({ lockWithScreen: false })
    sleep(minuteMs)
    tell('resumed')
    time.pass(14 * minuteMs)
    use()
    tell('resumed')
    expect(reasons()).toEqual([])
  })

  it('means nothing where it may stay open for as long as it likes', () => {
    const { sleep, tell, reasons } = computer({ lockWithScreen: false, lockAfterMs: null })
    sleep(dayMs)
    tell('resumed')
    expect(reasons()).toEqual([])
  })
})

test('once stopped it neither waits nor listens, whatever changes', () => {
  const { autoLock, time, isListening, set } = computer()
  autoLock.stop()
  set({ lockAfterMs: minuteMs })
  expect([time.waits(), isListening()]).toEqual([[], false])
})

test('whatever a person does, it locks at the limit: no earlier, and no more than a second later', () => {
  const act = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 20 * minuteMs }) }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'use' as const }) },
    fc.record({
      kind: fc.constant('set' as const),
      // Whole seconds, as a system counts them.
      lockAfterMs: fc.oneof(
        fc.constant(null),
        fc.integer({ min: 60, max: 3_600 }).map((seconds) => seconds * secondMs)
      )
    }),
    fc.constant({ kind: 'unlock' as const })
  )
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), fc.constantFrom(1, secondMs), (acts, idleStepMs) => {
      const { time, state, isOpen, set, use, unusedMs, lockedAt } = computer({}, idleStepMs)
      // The moment from which it had to be locked, were nobody to come.
      let from = time.now()
      for (const each of acts) {
        if (each.kind === 'use') use()
        if (each.kind === 'set') set({ lockAfterMs: each.lockAfterMs })
        if (each.kind === 'unlock' && !isOpen()) {
          use()
          set({ isOpen: true })
        }
        if (each.kind !== 'pass') from = time.now()
        if (each.kind !== 'pass' || !isOpen()) continue
        const limitMs = state.lockAfterMs ?? Infinity
        const dueAt = Math.max(from, time.now() - unusedMs() + limitMs)
        time.pass(each.ms)
        if (isOpen()) expect(time.now()).toBeLessThanOrEqual(dueAt + secondMs)
        else {
          expect(lockedAt()).toBeGreaterThanOrEqual(dueAt)
          expect(lockedAt()).toBeLessThanOrEqual(dueAt + secondMs)
        }
      }
    }),
    { numRuns: 1_000 }
  )
})
