import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { Message, Variant } from 'dbus-next'
import { callMethod, isNameOwned, openBus, toPlain, type MessageBus } from './bus.ts'
import { findInMenu, formatMenu, toTrayMenuItem, type LabelPath, type TrayMenuItem } from './tray-menu.ts'
import { waitUntil } from './wait-until.ts'

export type TrayItem = { readonly name: string; readonly path: string }

export type TrayHost = {
  readonly items: () => Promise<readonly TrayItem[]>
  readonly menu: () => Promise<TrayMenuItem>
  readonly click: (path: LabelPath) => Promise<void>
  /** The same in two steps: what it gives clicks. */
  readonly aim: (path: LabelPath) => Promise<() => Promise<void>>
  /** What a left click on the icon does. */
  readonly activate: () => Promise<void>
  /** A text that is the same for the same picture. */
  readonly icon: () => Promise<string>
  readonly tooltip: () => Promise<string>
  readonly waitForMenu: (isReached: (menu: TrayMenuItem) => boolean, timeoutMs?: number) => Promise<TrayMenuItem>
  readonly stop: () => void
}

const watcher = 'org.kde.StatusNotifierWatcher'
const itemInterface = 'org.kde.StatusNotifierItem'
const menuInterface = 'com.canonical.dbusmenu'

/** The part of a desktop that shows tray icons, on the given session bus. */
export async function startTrayHost(busAddress: string): Promise<TrayHost> {
  const bus = openBus(busAddress)
  const registered: TrayItem[] = []
  const takeName = bus.requestName(watcher, 0)
  bus.addMethodHandler((message: Message) => answerAsWatcher(bus, message, registered))
  await takeName

  const items = async (): Promise<readonly TrayItem[]> => {
    const alive = await Promise.all(registered.map(({ name }) => isNameOwned(bus, name)))
    return registered.filter((_, index) => alive[index])
  }
  const item = (): Promise<TrayItem> => waitUntil('tray icon', async () => (await items()).at(-1) ?? null)
  // All at once: asked for a single property that it does not have, Chromium answers with an error.
  const property = async (name: string): Promise<unknown> => {
    const { name: to, path } = await item()
    const [all] = await callMethod(bus, {
      to,
      path,
      member: 'org.freedesktop.DBus.Properties.GetAll',
      signature: 's',
      body: [itemInterface]
    })
    return toPlain((all as Readonly<Record<string, unknown>>)[name])
  }
  const callMenu = async (member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> => {
    const path = String(await property('Menu'))
    return callMethod(bus, { to: (await item()).name, path, member: `${menuInterface}.${member}`, signature, body })
  }
  /** The menu with its revision, which grows each time the menu is replaced. */
  const layout = async (): Promise<readonly [revision: number, menu: TrayMenuItem]> => {
    const [revision, root] = await callMenu('GetLayout', 'iias', [0, -1, []])
    return [Number(revision), toTrayMenuItem(root)]
  }
  const menu = async (): Promise<TrayMenuItem> => (await layout())[1]

  const aim = async (path: LabelPath): Promise<() => Promise<void>> => {
    const [revision, read] = await layout()
    const { name: to } = await item()
    const menuPath = String(await property('Menu'))
    const call = (member: string, signature: string, body: readonly unknown[]): Promise<unknown> =>
      callMethod(bus, { to, path: menuPath, member: `${menuInterface}.${member}`, signature, body })
    const found = findInMenu(read, path)
    const last = found.at(-1)
    if (last?.enabled !== true) throw new Error(`${path.join(' > ')} is disabled in the tray menu`)
    return async () => {
      try {
        for (const { id } of found.slice(0, -1)) await call('AboutToShow', 'i', [id])
        await call('Event', 'isvu', [last.id, 'clicked', new Variant('i', 0), 0])
      } catch (error) {
        // Quit has ended the program before it could answer.
        if (!(await isNameOwned(bus, to))) return
        // Replaced after it was read: a host reads the new menu and clicks there. Anything else is an error.
        if ((await layout())[0] === revision) throw error
        await click(path)
      }
    }
  }
  const click = async (path: LabelPath): Promise<void> => (await aim(path))()

  return {
    items,
    menu,
    click,
    aim,
    activate: async () => {
      const { name: to, path } = await item()
      await callMethod(bus, { to, path, member: `${itemInterface}.Activate`, signature: 'ii', body: [0, 0] })
    },
    icon: async () => describeIcon((await property('IconName')) ?? '', (await property('IconPixmap')) ?? []),
    tooltip: async () => {
      const [, , title, text] = (await property('ToolTip')) as [string, unknown, string, string]
      return [title, text].filter((part) => part !== '').join('\n')
    },
    waitForMenu: async (isReached, timeoutMs) => {
      let last: TrayMenuItem | null = null
      const look = async (): Promise<TrayMenuItem | null> => {
        last = await menu()
        return isReached(last) ? last : null
      }
      return waitUntil('tray menu as awaited', look, timeoutMs).catch((error: unknown) => {
        throw new Error(
          `${error instanceof Error ? error.message : String(error)}${last === null ? '' : `; it shows:\n${formatMenu(last)}`}`
        )
      })
    },
    stop: () => bus.disconnect()
  }
}

/** Takes the three forms in which programs register: a bus name, an object path, or both. */
export function parseRegistration(argument: string, sender: string): TrayItem {
  const slash = argument.indexOf('/')
  if (slash === -1) return { name: argument, path: '/StatusNotifierItem' }
  return { name: slash === 0 ? sender : argument.slice(0, slash), path: argument.slice(slash) }
}

function answerAsWatcher(bus: MessageBus, message: Message, registered: TrayItem[]): boolean {
  if (message.path !== '/StatusNotifierWatcher') return false
  const properties: Readonly<Record<string, Variant>> = {
    RegisteredStatusNotifierItems: new Variant(
      'as',
      registered.map(({ name, path }) => name + path)
    ),
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0)
  }
  const answer = (signature: string, body: unknown[]): boolean => {
    bus.send(Message.newMethodReturn(message, signature, body))
    return true
  }
  switch (message.member) {
    case 'RegisterStatusNotifierItem':
      registered.push(parseRegistration(String(message.body[0]), message.sender))
      return answer('', [])
    case 'RegisterStatusNotifierHost':
      return answer('', [])
    case 'GetAll':
      return answer('a{sv}', [properties])
    case 'Get': {
      const value = properties[String(message.body[1])]
      return value !== undefined && answer('v', [value])
    }
    default:
      return false
  }
}

function describeIcon(name: unknown, pixmaps: unknown): string {
  const short = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)
  if (typeof name === 'string' && name !== '') return existsSync(name) ? short(readFileSync(name)) : name
  return (pixmaps as [number, number, Uint8Array][]).map(([width, height, bytes]) => `${width}x${height}:${short(bytes)}`).join(' ')
}
