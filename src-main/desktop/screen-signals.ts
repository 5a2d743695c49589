/** What becomes of the screen, or of the whole computer. */
export type ScreenChange = 'locked' | 'suspended' | 'resumed'

/** Which signals a bus is asked for: only what the owner of the well-known name sends. */
export type SignalRule = {
  readonly sender: string
  readonly interface: string
  readonly member: string
  /** Only those whose first value is this. */
  readonly argument?: string
}

export type BusSignal = {
  readonly path: unknown
  readonly interface: unknown
  readonly member: unknown
  readonly body: readonly unknown[]
}

const login = 'org.freedesktop.login1'
const screenSavers = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map((desktop) => `org.${desktop}.ScreenSaver`)

/** KDE speaks under the first name; each of the others under its own. */
export const sessionRules: readonly SignalRule[] = screenSavers.map((name) => ({ sender: name, interface: name, member: 'ActiveChanged' }))

export const systemRules: readonly SignalRule[] = [
  { sender: login, interface: `${login}.Session`, member: 'Lock' },
  { sender: login, interface: `${login}.Manager`, member: 'PrepareForSleep' }
]

/**
 * What a signal of one of the rules says about the screen; null: nothing. `session` is the path of our own login session. Where it is
 * unknown any session counts: locking once too often is better than once too rarely.
 */
export function toScreenChange({ path, interface: from, member, body }: BusSignal, session: string | null): ScreenChange | null {
  const [value] = body
  const isFrom = (sender: string, name: string): boolean => from === sender && member === name
  if (isFrom(`${login}.Session`, 'Lock')) return session === null || path === session ? 'locked' : null
  if (isFrom(`${login}.Manager`, 'PrepareForSleep')) return value === true ? 'suspended' : value === false ? 'resumed' : null
  return value === true && screenSavers.some((name) => isFrom(name, 'ActiveChanged')) ? 'locked' : null
}
