import type { Log } from '../log/log.ts'
import type { Bus } from './bus.ts'

export type TrayHostParts = {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly log: Log
}

/** What shows the icons of the tray. On Linux it comes and goes with the desktop's panel, or never comes; Windows and macOS always have one. */
export type TrayHost = {
  /** Asks the desktop. No answer means no. */
  readonly isThere: () => Promise<boolean>
  /** Listens from now on, and tells when one comes or goes. Returns how to stop. */
  readonly onChanged: (listener: (isThere: boolean) => void) => () => void
  readonly close: () => void
}

const watcher = 'org.kde.StatusNotifierWatcher'
const bus = 'org.freedesktop.DBus'

const question = {
  destination: watcher,
  path: '/StatusNotifierWatcher',
  interface: 'org.freedesktop.DBus.Properties',
  member: 'Get',
  signature: 'ss',
  body: [watcher, 'IsStatusNotifierHostRegistered']
}

/** The watcher may live in another program than the host: either can go by itself. */
const rules = [
  { sender: bus, interface: bus, member: 'NameOwnerChanged', argument: watcher },
  { sender: watcher, interface: watcher, member: 'StatusNotifierHostRegistered' },
  { sender: watcher, interface: watcher, member: 'StatusNotifierHostUnregistered' }
]

const always: TrayHost = { isThere: () => Promise.resolve(true), onChanged: () => () => {}, close: () => {} }

class LinuxTrayHost implements TrayHost {
  readonly #parts: TrayHostParts
  readonly #listeners = new Set<(isThere: boolean) => void>()
  #bus: Promise<Bus> | null = null
  #last: boolean | null = null
  /** Only the first trouble is worth a line: what follows follows from it. */
  #isInTrouble = false

  constructor(parts: TrayHostParts) {
    this.#parts = parts
  }

  isThere = async (): Promise<boolean> => {
    const answer = await this.#open()
      .then((opened) => opened.ask(question))
      .catch(() => false)
    const before = this.#last
    this.#last = answer === true
    if (before !== null && before !== this.#last) this.#listeners.forEach((listener) => listener(answer === true))
    return answer === true
  }

  onChanged = (listener: (isThere: boolean) => void): (() => void) => {
    this.#listeners.add(listener)
    // What it is now is what it changes from.
    if (this.#last === null) void this.isThere()
    return () => this.#listeners.delete(listener)
  }

  close = (): void => {
    this.#listeners.clear()
    void this.#bus?.then((opened) => opened.close())
  }

  /** The library is not loaded before somebody asks. */
  #open(): Promise<Bus> {
    this.#bus ??= this.#connect()
    return this.#bus
  }

  async #connect(): Promise<Bus> {
    const { env, log } = this.#parts
    const { openBus, sessionAddress } = await import('./bus.ts')
    return openBus({
      address: sessionAddress(env),
      rules,
      onSignal: () => void this.isThere(),
      onTrouble: (why) => {
        if (!this.#isInTrouble) log.info('no word of the tray from the session bus', why instanceof Error ? why.message : why)
        this.#isInTrouble = true
        // Where there is no bus any more, there is no tray.
        void this.isThere()
      }
    })
  }
}

export const createTrayHost = (parts: TrayHostParts): TrayHost => (parts.platform === 'linux' ? new LinuxTrayHost(parts) : always)
