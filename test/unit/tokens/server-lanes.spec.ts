import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ServerLanes } from '../../../src-main/tokens/server-lanes.ts'

const settled = (): Promise<void> => new Promise(setImmediate)

test('six at a time for each server, in the order asked, whatever ends first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b'), { maxLength: 40 }), fc.infiniteStream(fc.nat()), async (servers, choices) => {
      const lanes = new ServerLanes()
      const begun: number[] = []
      const open = new Map<number, { readonly server: string; readonly end: () => void }>()
      const all = servers.map((server, index) =>
        lanes.run(server, async () => {
          begun.push(index)
          await new Promise<void>((end) => open.set(index, { server, end }))
        })
      )
      await settled()
      while (open.size > 0) {
        for (const server of ['a', 'b']) {
          const busy = [...open.values()].filter((each) => each.server === server).length
          const left = servers.filter((each, index) => each === server && !begun.includes(index)).length
          expect(busy).toBeLessThanOrEqual(6)
          if (left > 0) expect(busy).toBe(6)
        }
        const keys = [...open.keys()]
        const key = keys[(choices.next().value ?? 0) % keys.length] ?? 0
        open.get(key)?.end()
        open.delete(key)
        await settled()
      }
      await Promise.all(all)
      for (const server of ['a', 'b']) {
        const order = begun.filter((index) => servers[index] === server)
        expect(order).toEqual(order.toSorted((one, other) => one - other))
      }
    }),
    { numRuns: 50 }
  )
})

test('work that throws gives its lane back', async () => {
  const lanes = new ServerLanes()
  const broken = Array.from({ length: 20 }, () => lanes.run('a', () => Promise.reject(new Error('broken'))))
  expect((await Promise.allSettled(broken)).every(({ status }) => status === 'rejected')).toBe(true)
  expect(await lanes.run('a', () => Promise.resolve('done'))).toBe('done')
})

test('what ends soonest comes first, in turn with what a person waits for', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.option(fc.nat(5), { nil: undefined }), { maxLength: 30 }), async (moments) => {
      const lanes = new ServerLanes()
      const begun: number[] = []
      let free = (): void => {}
      const held = new Promise<void>((resolve) => (free = resolve))
      const first = Array.from({ length: 6 }, () => lanes.run('a', () => held))
      const all = moments.map((dueAt, index) => lanes.run('a', async () => void begun.push(index), dueAt))
      free()
      await Promise.all([...first, ...all])
      const hurried = begun.flatMap((index) => moments[index] ?? [])
      expect(hurried).toEqual(hurried.toSorted((one, other) => one - other))
      const others = begun.filter((index) => moments[index] === undefined)
      expect(others).toEqual(others.toSorted((one, other) => one - other))
      // As long as there are both kinds, each has every other turn.
      const both = 2 * Math.min(hurried.length, others.length)
      expect(begun.slice(0, both).map((index) => moments[index] !== undefined)).toEqual(
        Array.from({ length: both }, (_, turn) => turn % 2 === 0)
      )
    }),
    { numRuns: 100 }
  )
})
