import Conf from 'conf'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import { createSettings } from '../../../src-main/settings/settings-file.ts'
import { storeOptions, syncFolder, type OpenStore } from '../../../src-main/settings/store-door.ts'
import { clock, quietLog } from '../vault/vault-on-disk.ts'

/** electron-store is conf with Electron's folder; this is the same conf with the same options. */
const openConf =
  (folder: string): OpenStore =>
  async (name) => {
    const conf = new Conf({ ...storeOptions(folder), configName: name })
    return {
      write: (value) => {
        conf.store = { ...value }
        syncFolder(folder)
      }
    }
  }

function settingsOnDisk(content?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  if (content !== undefined) writeFileSync(join(folder, 'settings.json'), content)
  return { folder, start: (openStore: OpenStore = openConf(folder)) => createSettings({ folder, openStore, clock, log: quietLog }) }
}

const bounds = { x: -10, y: 20, width: 1_000, height: 700, maximized: false }

it.each([
  ['nothing', undefined, defaultSettings],
  ['an empty object', '{}', defaultSettings],
  ['one good value', '{"sort":"name"}', { ...defaultSettings, sort: 'name' }],
  ['null where it means never', '{"clipboardClearMs":null}', { ...defaultSettings, clipboardClearMs: null }],
  [
    'bad values beside a good one',
    '{"sort":"size","clipboardClearMs":-1,"closeToTray":false,"window":{"x":"1"}}',
    { ...defaultSettings, closeToTray: false }
  ],
  ['a fraction of a pixel', JSON.stringify({ window: { ...bounds, x: 0.5 } }), defaultSettings],
  ['unknown keys', JSON.stringify({ window: bounds, news: 1 }), { ...defaultSettings, window: bounds }]
])('reads %s', (_, content, expected) => expect(settingsOnDisk(content).start().get()).toEqual(expected))

it.each(['', '{', '[]', '7'])('sets %j aside and starts with the defaults', async (content) => {
  const disk = settingsOnDisk(content)
  const settings = disk.start()
  expect(settings.get()).toEqual(defaultSettings)
  settings.set({ sort: 'name' })
  await settings.written()
  const aside = readdirSync(disk.folder).find((name) => name !== 'settings.json') ?? ''
  expect(aside).toMatch(/^settings\.json\.corrupt-2026-11-24/)
  expect(readFileSync(join(disk.folder, aside), 'utf8')).toBe(content)
  expect(disk.start().get().sort).toBe('name')
})

it('keeps what was set, tells it at once, and writes it', async () => {
  const disk = settingsOnDisk()
  const settings = disk.start()
  const told: string[] = []
  const stop = settings.onChanged(({ sort }) => told.push(sort))
  settings.set({ sort: 'name' })
  settings.set({ window: bounds })
  expect(told).toEqual(['name', 'name'])
  stop()
  await settings.written()
  settings.set({ closeToTray: false })
  await settings.written()
  expect(told).toHaveLength(2)
  expect(disk.start().get()).toEqual({ ...defaultSettings, sort: 'name', window: bounds, closeToTray: false })
})

it('goes on when nothing can be written, and tries again', async () => {
  const disk = settingsOnDisk()
  let isReadOnly = true
  const settings = disk.start(async (name) => {
    if (isReadOnly) throw Object.assign(new Error('EROFS'), { code: 'EROFS' })
    return openConf(disk.folder)(name)
  })
  settings.set({ sort: 'name' })
  await settings.written()
  isReadOnly = false
  settings.set({ closeToTray: false })
  await settings.written()
  expect(disk.start().get()).toEqual({ ...defaultSettings, sort: 'name', closeToTray: false })
})
