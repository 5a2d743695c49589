import { expect, test } from 'vitest'
import type { WindowCommand } from '../../../src-main/contract/desktop.ts'
import { appMenu } from '../../../src-main/desktop/app-menu.ts'

type Item = ReturnType<typeof appMenu>[number]

function menuOn(isMac: boolean) {
  const heard: string[] = []
  const hear = (what: string) => (): void => void heard.push(what)
  const menus = appMenu({
    isMac,
    command: (command) => heard.push(command),
    close: hear('close'),
    quit: hear('quit')
  })
  const items = menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
  return { menus, items, heard }
}

/** Electron hands a click its item, window and event; none of ours asks for them. */
const click = (item: Item | undefined): void => void (item?.click as (() => void) | undefined)?.()
const title = ({ label, role }: Item): string => label ?? role ?? ''

test('the menus in their order, with the app menu on macOS', () => {
  expect(menuOn(false).menus.map(title)).toEqual(['&File', '&Edit', '&View', '&Profile', '&Tools', '&Window', 'help'])
  expect(menuOn(true).menus.map(title)).toEqual(['appMenu', '&File', '&Edit', '&View', '&Profile', '&Tools', '&Window', 'help'])
})

test('the edit menu has the roles that text fields need', () => {
  const roles = menuOn(false).items.map(({ role }) => role)
  for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']) expect(roles).toContain(role)
})

const keys: Readonly<Record<Exclude<WindowCommand, 'about' | 'check-updates' | 'inspect-token'>, string>> = {
  'new-profile': 'CmdOrCtrl+N',
  'edit-profile': 'CmdOrCtrl+E',
  'duplicate-profile': 'CmdOrCtrl+D',
  'delete-profile': 'Delete',
  'get-token': 'CmdOrCtrl+R',
  'refresh-expiring': 'CmdOrCtrl+Shift+R',
  copy: 'CmdOrCtrl+C',
  reveal: 'CmdOrCtrl+Shift+C',
  search: 'CmdOrCtrl+F',
  'quick-pick': 'CmdOrCtrl+K',
  lock: 'CmdOrCtrl+L',
  settings: 'CmdOrCtrl+,',
  shortcuts: 'CmdOrCtrl+/'
}

test.each(Object.entries(keys))('%s says %s and leaves the key to the page', (id, accelerator) => {
  const { items, heard } = menuOn(false)
  const item = items.find((each) => each.id === id)
  expect(item).toMatchObject({ accelerator, registerAccelerator: false })
  click(item)
  expect(heard).toEqual([id])
})

test('closing and quitting are no commands of the page; about and updates are, in the help menu or the app menu', () => {
  const { items, heard } = menuOn(false)
  for (const id of ['close', 'quit', 'check-updates', 'about']) click(items.find((each) => each.id === id))
  expect(heard).toEqual(['close', 'quit', 'check-updates', 'about'])
  const mac = menuOn(true)
  click(mac.items.find(({ id }) => id === 'quit'))
  expect(mac.heard).toEqual(['quit'])
  // A role would quit without a question about what is not saved.
  expect(mac.items.some(({ role }) => role === 'quit')).toBe(false)
})

test('settings are in the app menu on macOS, with what else Electron has there, and in the file menu elsewhere', () => {
  const idsIn = (isMac: boolean, name: string): readonly string[] => {
    const submenu = menuOn(isMac).menus.find((menu) => title(menu) === name)?.submenu
    return Array.isArray(submenu) ? submenu.map(({ id, role, type }) => id ?? role ?? type ?? '') : []
  }
  expect(idsIn(false, '&File')).toEqual(['new-profile', 'separator', 'lock', 'settings', 'separator', 'close', 'quit'])
  expect(idsIn(true, '&File')).toEqual(['new-profile', 'separator', 'lock', 'separator', 'close'])
  const roles = ['services', 'separator', 'hide', 'hideOthers', 'unhide', 'separator', 'quit']
  expect(idsIn(true, 'appMenu')).toEqual(['about', 'check-updates', 'separator', 'settings', 'separator', ...roles])
})

test.each([false, true])('no key is given twice (on macOS: %s)', (isMac) => {
  const accelerators = menuOn(isMac).items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : [accelerator]))
  expect(new Set(accelerators).size).toBe(accelerators.length)
})
