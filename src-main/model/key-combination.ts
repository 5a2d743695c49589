/** A key press as browsers tell it. `code` names the place on the keyboard, `key` what it types. */
export type KeyPress = {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** What a press means to somebody who chooses keys for a shortcut. */
export type RecordedPress =
  /** Nothing but modifiers so far. */
  | { readonly kind: 'modifiers' }
  | { readonly kind: 'refused'; readonly why: 'no-modifier' | 'unknown-key' }
  | { readonly kind: 'keys'; readonly keys: string }

const modifierKeys: ReadonlySet<string> = new Set([
  'Control',
  'Meta',
  'Alt',
  'AltGraph',
  'Shift',
  'OS',
  'Super',
  'Hyper',
  'Fn',
  'CapsLock',
  'Dead'
])

/** Browsers' names of keys, as combinations write them. */
const namedKeys: ReadonlyMap<string, string> = new Map([
  [' ', 'Space'],
  ['ArrowUp', 'Up'],
  ['ArrowDown', 'Down'],
  ['ArrowLeft', 'Left'],
  ['ArrowRight', 'Right'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Insert', 'Delete'].map((name) => [name, name] as const)
])

const functionKey = /^F([1-9]|1\d|2[0-4])$/
const combination =
  /^(Ctrl\+)?(Control\+)?(Super\+)?(Alt\+)?(Shift\+)?([A-Z\d]|F(?:[1-9]|1\d|2[0-4])|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete)$/

/** With Alt some layouts type signs: the place on the keyboard tells the letter then. */
function keyName({ key, code }: KeyPress): string | null {
  if (/^[a-z\d]$/i.test(key)) return key.toUpperCase()
  return functionKey.test(key) ? key : (namedKeys.get(key) ?? /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1] ?? null)
}

/** Keys as Mintmark writes them, `Ctrl+Alt+K`: Ctrl is Cmd on macOS, where Control is the other one. */
export function recordPress(press: KeyPress, isMac: boolean): RecordedPress {
  if (modifierKeys.has(press.key)) return { kind: 'modifiers' }
  const name = keyName(press)
  if (name === null) return { kind: 'refused', why: 'unknown-key' }
  const { ctrlKey, metaKey, altKey, shiftKey } = press
  const held = [
    ...((isMac ? metaKey : ctrlKey) ? ['Ctrl'] : []),
    ...(isMac && ctrlKey ? ['Control'] : []),
    ...(!isMac && metaKey ? ['Super'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(shiftKey ? ['Shift'] : [])
  ]
  const keys = [...held, name].join('+')
  return isKeyCombination(keys) ? { kind: 'keys', keys } : { kind: 'refused', why: 'no-modifier' }
}

/** Whether a shortcut that holds in every program may be these keys: those that only type something may not. */
export function isKeyCombination(text: string): boolean {
  const [, ctrl, control, superKey, alt, , key = ''] = combination.exec(text) ?? []
  return key !== '' && (functionKey.test(key) || [ctrl, control, superKey, alt].some((modifier) => modifier !== undefined))
}

/** The same for Electron (https://www.electronjs.org/docs/latest/api/accelerator). */
export const toAccelerator = (keys: string): string => keys.replace(/^Ctrl\+/, 'CommandOrControl+')
