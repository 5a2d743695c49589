import { createHash } from 'node:crypto'
import { toPlain } from './bus.ts'

export type TrayMenuItem = {
  readonly id: number
  readonly label: string
  readonly enabled: boolean
  readonly visible: boolean
  readonly type: 'standard' | 'separator'
  /** A text that is the same for the same picture beside the label; null: there is none. */
  readonly picture: string | null
  /** null for an item that cannot be ticked. */
  readonly checked: boolean | null
  readonly children: readonly TrayMenuItem[]
}

/** A node of com.canonical.dbusmenu: (ia{sv}av), where a property is only sent when it differs from its default. */
export function toTrayMenuItem(node: unknown): TrayMenuItem {
  const [id, properties, children] = toPlain(node) as [number, Record<string, unknown>, unknown[]]
  const property = (name: string): unknown => toPlain(properties[name])
  const tickable = property('toggle-type') !== undefined && property('toggle-type') !== ''
  return {
    id,
    label: toShownLabel(property('label')),
    enabled: property('enabled') !== false,
    type: property('type') === 'separator' ? 'separator' : 'standard',
    visible: property('visible') !== false,
    picture: toShort(property('icon-data')),
    checked: tickable ? property('toggle-state') === 1 : null,
    children: children.map(toTrayMenuItem).filter(({ visible }) => visible)
  }
}

const toShort = (bytes: unknown): string | null =>
  bytes instanceof Uint8Array && bytes.length > 0 ? createHash('sha256').update(bytes).digest('hex').slice(0, 16) : null

/** `_` marks the access key and `__` is an underscore: what is left is what a person reads. */
function toShownLabel(label: unknown): string {
  return (typeof label === 'string' ? label : '').replace(/_(_?)/g, '$1')
}

export type LabelPath = readonly (string | RegExp)[]

/** The items from the menu's top to the named one. */
export function findInMenu(menu: TrayMenuItem, path: LabelPath): readonly TrayMenuItem[] {
  let here = menu
  return path.map((wanted) => {
    const found = here.children.find(({ label }) => (typeof wanted === 'string' ? label === wanted : wanted.test(label)))
    if (found === undefined) throw new Error(`No "${wanted}" in the tray menu:\n${formatMenu(here)}`)
    here = found
    return found
  })
}

export function formatMenu(menu: TrayMenuItem, indent = ''): string {
  return menu.children
    .map((item) => `${indent}${item.type === 'separator' ? '---' : item.label}\n${formatMenu(item, `${indent}  `)}`)
    .join('')
}
