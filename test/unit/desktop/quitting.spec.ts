import { expect, test } from 'vitest'
import { Quitting } from '../../../src-main/desktop/quitting.ts'
import { SimulatedTime } from './simulated-time.ts'

function room({ hasPage = true } = {}) {
  const time = new SimulatedTime()
  const done: string[] = []
  const hear = (what: string) => (): void => void done.push(what)
  const quitting = new Quitting({
    timer: time.timer,
    hasPage: () => hasPage,
    announceQuit: hear('ask'),
    showWindow: hear('show'),
    quit: hear('quit')
  })
  return { time, done, quitting }
}

test('the page is asked, and it quits when that has nothing against it', () => {
  const { time, done, quitting } = room()
  quitting.ask()
  expect(done).toEqual(['ask'])
  quitting.answer(true)
  time.pass(60_000)
  expect(done).toEqual(['ask', 'quit'])
})

test('where a person has to be asked, the window comes up and nothing ends until they have answered', () => {
  const { time, done, quitting } = room()
  quitting.ask()
  quitting.answer(false)
  time.pass(3_600_000)
  expect(done).toEqual(['ask', 'show'])
  quitting.ask()
  quitting.answer(false)
  quitting.answer(true)
  expect(done).toEqual(['ask', 'show', 'ask', 'show', 'quit'])
})

test('a page that does not answer, or that is not there yet, keeps nobody', () => {
  const stuck = room()
  stuck.quitting.ask()
  stuck.time.pass(2_000)
  // Somebody who presses the keys twice does not end it before the page had its time.
  stuck.quitting.ask()
  stuck.time.pass(2_000)
  expect(stuck.done).toEqual(['ask', 'ask'])
  stuck.time.pass(1_000)
  expect(stuck.done).toEqual(['ask', 'ask', 'quit'])

  const early = room({ hasPage: false })
  early.quitting.ask()
  expect([early.done, early.time.waits()]).toEqual([['quit'], []])
})
