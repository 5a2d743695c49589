import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { LastPlace } from '../../../src-main/model/last-place.ts'
import { LastPlaceFile } from '../../../src-main/settings/last-place-file.ts'
import { writeWhole } from '../../../src-main/vault/whole-file.ts'
import { quietLog } from '../vault/vault-on-disk.ts'

const place: LastPlace = {
  selectedId: 'a',
  filter: { kind: 'organization', serverId: 's', organization: 'acme' },
  closedFolders: ['s', 's/acme'],
  top: { id: 'b', offset: 12 },
  paneWidths: { sidebar: 300, list: null }
}

function onDisk(content?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'place-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'place.json')
  if (content !== undefined) writeFileSync(path, content)
  const due: (() => void)[] = []
  let writes = 0
  const start = ({ mayWrite = true, write = writeWhole } = {}): LastPlaceFile =>
    new LastPlaceFile({
      folder,
      write: (to, chunks) => {
        writes++
        return write(to, chunks)
      },
      timer: (_, work) => {
        due.push(work)
        return () => void due.splice(due.indexOf(work), 1)
      },
      log: quietLog,
      mayWrite: () => mayWrite
    })
  return { path, start, due, writes: () => writes }
}

it('many changes are one write, and the last of them is there at the next start', async () => {
  const { start, due, writes } = onDisk()
  const file = start()
  expect(await file.get()).toBeNull()
  for (const id of ['x', 'y', 'a']) file.set({ ...place, selectedId: id })
  expect(await file.get()).toEqual(place)
  expect([due.length, writes()]).toEqual([1, 0])
  due[0]?.()
  await file.flush()
  expect([due.length, writes()]).toEqual([0, 1])
  expect(await start().get()).toEqual(place)
})

it('what is not yet written is written on the way out, and nothing else', async () => {
  const { start, writes } = onDisk()
  const file = start()
  await file.flush()
  expect(writes()).toBe(0)
  file.set(place)
  await file.flush()
  await file.flush()
  expect(writes()).toBe(1)
  expect(await start().get()).toEqual(place)
})

it('a session that leaves nothing on disk leaves no place either', async () => {
  const { path, start, due } = onDisk(JSON.stringify(place))
  const file = start({ mayWrite: false })
  file.set({ ...place, selectedId: 'secretly' })
  await file.flush()
  expect([due.length, (await file.get())?.selectedId]).toEqual([0, 'secretly'])
  expect(readFileSync(path, 'utf8')).toBe(JSON.stringify(place))
})

it.each([
  '',
  'null',
  '[]',
  '{}',
  '{"selectedId":7',
  JSON.stringify({ ...place, search: 'typed' }),
  JSON.stringify({ ...place, selectedId: undefined }),
  JSON.stringify({ ...place, filter: { kind: 'server' } }),
  JSON.stringify({ ...place, closedFolders: [7] }),
  JSON.stringify({ ...place, top: { id: 'b', offset: -1 } }),
  JSON.stringify({ ...place, paneWidths: { sidebar: 1e9, list: null } })
])('a file that makes no sense is none, and is written over: %s', async (content) => {
  const { start } = onDisk(content)
  const file = start()
  expect(await file.get()).toBeNull()
  file.set(place)
  await file.flush()
  expect(await start().get()).toEqual(place)
})

it('a disk that takes nothing is no reason to stop', async () => {
  const { start } = onDisk()
  const file = start({ write: () => Promise.reject(new Error('full')) })
  file.set(place)
  await expect(file.flush()).resolves.toBeUndefined()
})
