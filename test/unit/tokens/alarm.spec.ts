import { expect, test } from 'vitest'
import { minuteMs, secondMs } from '../../../src-main/model/time.ts'
import { Alarm } from '../../../src-main/tokens/alarm.ts'
import { SimulatedTime } from '../desktop/simulated-time.ts'

function room() {
  const time = new SimulatedTime()
  const heard: string[] = []
  const start = time.now()
  let slept = 0
  let online = true
  const alarm = new Alarm({
    clock: time,
    timer: time.timer,
    monotonic: () => time.now() - slept,
    isOnline: () => online,
    onDue: () => heard.push(`due at ${(time.now() - start) / secondMs} s`),
    onChanged: (what) => heard.push(what)
  })
  const sleep = (ms: number): void => {
    time.sleep(ms)
    slept += ms
  }
  return { time, heard, alarm, start, sleep, goOnline: (to: boolean) => void (online = to) }
}

test('it rings at the moment and once, however far that is', () => {
  const { time, heard, alarm, start } = room()
  alarm.set(start + 150 * secondMs)
  time.pass(150 * secondMs - 1)
  expect(heard).toEqual([])
  time.pass(10 * minuteMs)
  expect([heard, time.waits()]).toEqual([['due at 150 s'], []])
})

test('set anew it rings then, and taken away not at all', () => {
  const { time, heard, alarm, start } = room()
  alarm.set(start + minuteMs)
  alarm.set(start + secondMs)
  time.pass(2 * minuteMs)
  expect(heard).toEqual(['due at 1 s'])
  alarm.set(time.now() + secondMs)
  alarm.set(Infinity)
  expect(time.waits()).toEqual([])
})

test('a clock that was set, either way, is noticed within a minute', () => {
  const { time, heard, alarm, start, sleep } = room()
  alarm.set(start + 10 * minuteMs)
  sleep(5 * minuteMs)
  time.pass(minuteMs)
  sleep(-30 * minuteMs)
  time.pass(minuteMs)
  expect(heard).toEqual(['clock', 'clock'])
  time.pass(minuteMs)
  expect(heard).toHaveLength(2)
})

test('a network that is back is noticed within seconds', () => {
  const { time, heard, alarm, start, goOnline } = room()
  goOnline(false)
  alarm.set(start + 10 * minuteMs)
  expect(time.waits()).toEqual([5 * secondMs])
  time.pass(5 * secondMs)
  goOnline(true)
  time.pass(5 * secondMs)
  expect([heard, time.waits()]).toEqual([['network'], [minuteMs]])
})

test('set to the same moment while it wakes, it still has one timer', () => {
  const time = new SimulatedTime()
  const at = time.now() + 10 * minuteMs
  let slept = 0
  const alarm: Alarm = new Alarm({
    clock: time,
    timer: time.timer,
    monotonic: () => time.now() - slept,
    isOnline: () => true,
    onDue: () => {},
    onChanged: () => {
      alarm.set(Infinity)
      alarm.set(at)
    }
  })
  alarm.set(at)
  time.sleep(3 * minuteMs)
  slept += 3 * minuteMs
  time.pass(minuteMs)
  expect(time.waits()).toHaveLength(1)
  alarm.set(Infinity)
  expect(time.waits()).toEqual([])
})
