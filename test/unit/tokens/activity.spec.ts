import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ActivityEntry } from '../../../src-main/model/activity.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { keepNewest, withEntry } from '../../../src-main/tokens/activity.ts'
import { writeWhole } from '../../../src-main/vault/whole-file.ts'
import { profile, server, value, vaultOnDisk } from '../vault/vault-on-disk.ts'
import { activityRoom, attempted, shown } from './activity-room.ts'

const numbered = (count: number): readonly ActivityEntry[] =>
  Array.from({ length: count }, (_, index) => ({ ...attempted(), id: count - index }))
const file = 'activity.json'

test('the newest attempt comes first, and each profile has its own', async () => {
  const { activity, told } = await activityRoom()
  activity.note('a', attempted({ durationMs: 1 }))
  activity.note('b', attempted({ durationMs: 2 }))
  activity.note('a', attempted({ durationMs: 3 }))
  expect(await shown(activity, 'a')).toEqual([attempted({ durationMs: 3 }), attempted({ durationMs: 1 })])
  expect(await shown(activity, 'b')).toEqual([attempted({ durationMs: 2 })])
  expect(await activity.of('c')).toEqual(ok([]))
  expect(told).toEqual(['a', 'b', 'a'])
})

test('a clock that was put back changes nothing about the order', async () => {
  const { activity } = await activityRoom()
  activity.note('a', attempted({ at: 2_000 }))
  activity.note('a', attempted({ at: 1_000 }))
  expect((await shown(activity, 'a')).map(({ at }) => at)).toEqual([1_000, 2_000])
})

test('of a profile the last fifty are kept, of all of them the last ten thousand', async () => {
  expect(withEntry(numbered(50), { ...attempted(), id: 51 }).map(({ id }) => id)).toEqual(
    Array.from({ length: 50 }, (_, index) => 51 - index)
  )
  const [seventh, sixth, ...older] = numbered(7)
  const all = new Map([
    ['a', older],
    ['b', [seventh, sixth].flatMap((entry) => entry ?? [])]
  ])
  expect(keepNewest(all, 7)).toBe(all)
  const kept = keepNewest(all, 3)
  expect(Array.from(kept, ([id, entries]) => [id, entries.map((entry) => entry.id)])).toEqual([
    ['a', [5]],
    ['b', [7, 6]]
  ])
  expect([...keepNewest(all, 2).keys()]).toEqual(['b'])
})

test('the file stays small however much there is', async () => {
  const profiles = Array.from({ length: 300 }, (_, index) => profile(`p${index}`))
  const { activity, disk } = await activityRoom(profiles)
  for (let round = 0; round < 60; round++) for (const { id } of profiles) activity.note(id, attempted())
  await activity.flush()
  expect(disk.json(file).attempts).toHaveLength(10_000)
  expect(disk.text(file).length).toBeLessThan(2_000_000)
})

test('it is written two seconds after a change and when the app quits, for nobody else to read, and read back as it was', async () => {
  const { activity, timer, disk, start } = await activityRoom()
  activity.note('a', attempted({ durationMs: 1 }))
  activity.note('a', attempted({ durationMs: 2, status: 400, serverCode: 'invalid_grant' }))
  expect(timer.delays()).toEqual([2_000])
  expect(disk.files()).not.toContain(file)
  timer.run()
  await activity.flush()
  expect(disk.json(file).attempts).toHaveLength(2)
  expect(statSync(disk.path(file)).mode & 0o777).toBe(0o600)

  activity.note('b', attempted({ durationMs: 3 }))
  await activity.flush()
  expect(timer.delays()).toEqual([])
  const again = start()
  for (const id of ['a', 'b']) expect(await shown(again, id)).toEqual(await shown(activity, id))
})

test('what is noted before the file was read stands above what is in it', async () => {
  const { activity, start } = await activityRoom()
  activity.note('a', attempted({ durationMs: 1 }))
  await activity.flush()
  const again = start()
  again.note('a', attempted({ durationMs: 2 }))
  expect((await shown(again, 'a')).map(({ durationMs }) => durationMs)).toEqual([2, 1])
  await again.flush()
  expect((await shown(start(), 'a')).map(({ durationMs }) => durationMs)).toEqual([2, 1])
  const ids = value(await again.of('a')).map(({ id }) => id)
  expect(new Set(ids).size).toBe(2)
})

test('attempts go with their profile, and are back when the removal is taken back', async () => {
  const { activity, vault, disk, start } = await activityRoom()
  activity.note('a', attempted({ durationMs: 1 }))
  activity.note('b', attempted())
  await activity.flush()
  // As after a restart: nothing was read when the profile goes.
  const again = start()
  const { putBack } = value(await vault.save({ removeProfiles: ['a'] }))
  again.follow({ put: [], removed: ['a'] })
  again.note('a', attempted())
  expect(await again.of('a')).toEqual(ok([]))
  await again.flush()
  expect(disk.text(file)).not.toContain('"a"')

  value(await putBack())
  again.follow({ put: [profile('a')], removed: [] })
  await again.flush()
  expect(await shown(again, 'a')).toEqual([attempted({ durationMs: 1 })])
  expect(await shown(start(), 'a')).toEqual([attempted({ durationMs: 1 })])
})

test('only the last removal can be taken back', async () => {
  const { activity, vault } = await activityRoom()
  activity.note('a', attempted())
  const { putBack } = value(await vault.save({ removeProfiles: ['a'] }))
  activity.follow({ put: [], removed: ['a'] })
  value(await vault.save({ removeProfiles: ['b'] }))
  activity.follow({ put: [], removed: ['b'] })
  value(await putBack())
  expect(await shown(activity, 'a')).toEqual([])
})

test('a change that has nothing to do with removing writes nothing', async () => {
  const { activity, timer } = await activityRoom()
  activity.follow({ put: [profile('a')], removed: [] })
  expect(timer.delays()).toEqual([])
})

test('while the vault is locked nothing is told, and what was noted still reaches the disk', async () => {
  const { activity, vault, disk } = await activityRoom()
  activity.note('a', attempted())
  expect(vault.lock('person')).toBe(true)
  expect(await activity.of('a')).toEqual(fail({ code: 'vault-locked' }))
  await activity.flush()
  expect(disk.json(file).attempts).toHaveLength(1)
})

test('a session without a vault on disk leaves no trace', async () => {
  const { start } = await activityRoom()
  const disk = vaultOnDisk('v10')
  const vault = await disk.start()
  await vault.open()
  vault.useSessionOnly()
  value(await vault.save({ putServers: [server], putProfiles: [{ profile: profile('a') }] }))
  const written: string[] = []
  const activity = start(async (path) => void written.push(path), vault)
  activity.note('a', attempted())
  await activity.flush()
  expect([await shown(activity, 'a'), written]).toEqual([[attempted()], []])
})

test('what could not be written is written with the next change', async () => {
  const { start, warnings, disk } = await activityRoom()
  let isFull = true
  const activity = start((path, chunks) =>
    isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : writeWhole(path, chunks)
  )
  activity.note('a', attempted())
  await activity.flush()
  expect(warnings).toEqual(['activity not written'])
  isFull = false
  await activity.flush()
  expect(disk.json(file).attempts).toHaveLength(1)
})
