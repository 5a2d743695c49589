import type { MenuItemConstructorOptions, NativeImage, Tray } from 'electron'
import { expect, test } from 'vitest'
import type { TrayLook } from '../../../src-main/desktop/tray-menu.ts'
import { TrayIcon } from '../../../src-main/desktop/tray.ts'
import { SimulatedTime } from './simulated-time.ts'

/** A tray that says what it was told. The time of each menu is kept in ms since the start. */
function room(first: Partial<TrayLook> = {}) {
  const time = new SimulatedTime()
  const startedAt = time.now()
  let look: TrayLook = { icon: 'idle', header: 'No profiles yet', entries: [], holdsMs: null, ...first }
  const menus: (readonly [atMs: number, menu: readonly MenuItemConstructorOptions[]])[] = []
  const icons: string[] = []
  const tips: string[] = []
  let looked = 0
  const tray = { on: () => tray, setToolTip: (text: string) => tips.push(text), destroy: () => {} } as unknown as Tray
  const icon = new TrayIcon({
    createTray: () => tray,
    createMenu: (template) => template,
    setIcon: (_, state) => icons.push(state),
    setMenu: (_, template) => menus.push([time.now() - startedAt, template]),
    toMark: (environment) => environment as unknown as NativeImage,
    look: () => {
      looked++
      return look
    },
    onAction: () => {},
    onActivated: () => {},
    timer: time.timer
  })
  return {
    time,
    icon,
    icons,
    tips,
    menus,
    drawnAt: () => menus.map(([at]) => at),
    looked: () => looked,
    change: (to: Partial<TrayLook>) => {
      look = { ...look, ...to }
      icon.refresh()
    },
    turn: (to: Partial<TrayLook>) => (look = { ...look, ...to })
  }
}
const text = (label: string) => ({ entries: [{ kind: 'text', label }] as const })

test('a change is shown at once, and what comes close behind it together', () => {
  const { time, change, drawnAt, icons, tips, menus } = room()
  time.pass(1_000)
  change({ icon: 'busy', ...text('a') })
  change({ icon: 'error', header: '1 expired', ...text('b') })
  time.pass(50)
  expect([drawnAt(), icons, tips.at(-1)]).toEqual([[0, 1_050], ['idle', 'error'], 'Mintmark: 1 expired'])
  expect(menus.at(-1)?.[1]).toEqual([{ label: 'b', enabled: false }])
})

test('many changes in a row are two menus a second', () => {
  const { time, change, drawnAt } = room()
  time.pass(1_000)
  for (let index = 0; index < 100; index++) {
    change(text(`${index}`))
    time.pass(10)
  }
  expect(drawnAt()).toEqual([0, 1_050, 1_550])
  time.pass(1_000)
  expect(drawnAt()).toEqual([0, 1_050, 1_550, 2_050])
})

test('it looks again when what it shows no longer holds, and sets nothing that looks the same', () => {
  const { time, turn, drawnAt, looked } = room({ holdsMs: 60_000, ...text('2m') })
  time.pass(59_999)
  expect(looked()).toBe(1)
  time.pass(1)
  expect([looked(), drawnAt()]).toEqual([2, [0]])
  turn(text('1m'))
  time.pass(60_000)
  expect([looked(), drawnAt()]).toEqual([3, [0, 120_000]])
})

test('while no time runs nothing is done, and nothing after the end', () => {
  const { time, icon, change, looked } = room()
  time.pass(1_000)
  expect(time.waits()).toEqual([])
  change({ holdsMs: 60_000, ...text('a') })
  time.pass(100)
  icon.destroy()
  expect([time.waits(), looked()]).toEqual([[], 2])
})

test('what a menu would take for a key is only a letter', () => {
  const { menus } = room({ entries: [{ kind: 'menu', label: 'A & B', mark: 'production', entries: [{ kind: 'separator' }] }] })
  expect(menus[0]?.[1]).toEqual([{ label: 'A && B', icon: 'production', submenu: [{ type: 'separator' }] }])
})
