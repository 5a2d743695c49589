import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueQueue } from '../../../src-main/model/due-queue.ts'

const change = fc.record({ key: fc.integer({ min: 0, max: 30 }), at: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(Infinity)) })

/** All that is due by then, as it comes. */
function takeAll(queue: DueQueue<number>, now: number): readonly number[] {
  const taken: number[] = []
  for (let key = queue.take(now); key !== undefined; key = queue.take(now)) taken.push(key)
  return taken
}

test('whatever was set, changed and taken out, what is due comes in its order', () => {
  fc.assert(
    fc.property(fc.array(change), fc.integer({ min: 0, max: 100 }), (changes, now) => {
      const queue = new DueQueue<number>()
      const simple = new Map<number, number>()
      for (const { key, at } of changes) {
        queue.set(key, at)
        if (at === Infinity) simple.delete(key)
        else simple.set(key, at)
      }
      expect([queue.size, queue.nextAt]).toEqual([simple.size, Math.min(...simple.values())])
      const due = [...simple].filter(([, at]) => at <= now)
      const taken = takeAll(queue, now)
      expect(taken.map((key) => simple.get(key))).toEqual(due.map(([, at]) => at).toSorted((one, other) => one - other))
      expect(new Set(taken)).toEqual(new Set(due.map(([key]) => key)))
      expect(queue.size).toBe(simple.size - due.length)
    })
  )
})

test('an empty queue has nothing', () => {
  const queue = new DueQueue<string>()
  queue.delete('nothing')
  expect([queue.nextAt, queue.take(Infinity)]).toEqual([Infinity, undefined])
})
