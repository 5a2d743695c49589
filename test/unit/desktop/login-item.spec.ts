import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAutostart } from '../../../src-main/desktop/login-item.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import { writeWhole } from '../../../src-main/vault/whole-file.ts'

function room(config?: string) {
  const home = mkdtempSync(join(tmpdir(), 'login-item-'))
  onTestFinished(() => rmSync(home, { recursive: true }))
  const env = { XDG_CONFIG_HOME: config?.replace('HOME', home) }
  return { home, item: createAutostart({ env, home, name: 'Mintmark', command: ['/usr/bin/mintmark', '--hidden'], write: writeWhole }) }
}

test.each([
  [undefined, '.config'],
  ['', '.config'],
  ['not/absolute', '.config'],
  ['HOME/elsewhere', 'elsewhere']
])('with XDG_CONFIG_HOME %j the file is in %s', async (given, folder) => {
  const { home, item } = room(given)
  expect(await item.isOn()).toBe(false)
  expect(await item.set(true)).toEqual(ok(undefined))
  const autostart = join(home, folder, 'autostart')
  expect(readdirSync(autostart)).toEqual(['dev.mintmark.Mintmark.desktop'])
  expect(statSync(autostart).mode & 0o777).toBe(0o700)
  expect(await item.isOn()).toBe(true)
  expect(await item.set(false)).toEqual(ok(undefined))
  expect([existsSync(join(autostart, 'dev.mintmark.Mintmark.desktop')), await item.isOn()]).toEqual([false, false])
  // Nothing to remove is as well.
  expect(await item.set(false)).toEqual(ok(undefined))
})

test('what others did to the file counts, and switching on makes it good again', async () => {
  const { home, item } = room()
  await item.set(true)
  const path = join(home, '.config', 'autostart', 'dev.mintmark.Mintmark.desktop')
  const written = readFileSync(path, 'utf8')
  writeFileSync(path, `${written}Hidden=true\n`)
  expect(await item.isOn()).toBe(false)
  await item.set(true)
  expect([readFileSync(path, 'utf8'), await item.isOn()]).toEqual([written, true])
  rmSync(path)
  expect(await item.isOn()).toBe(false)
})

test.skipIf(process.getuid?.() === 0)('a folder that cannot be written to is told about', async () => {
  const { home, item } = room()
  mkdirSync(join(home, '.config'))
  chmodSync(join(home, '.config'), 0o500)
  expect(await item.set(true)).toEqual(fail({ code: 'not-saved', detail: 'The folder cannot be written to.' }))
})
