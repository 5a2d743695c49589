import type { ShortcutState } from '../contract/quick-pick.ts'
import { toAccelerator } from '../model/key-combination.ts'
import type { SettingsStore } from '../settings/settings-file.ts'

/** Electron's globalShortcut. `register` is false where another program has the keys. */
export type ShortcutDoor = {
  readonly register: (accelerator: string, run: () => void) => boolean
  readonly isRegistered: (accelerator: string) => boolean
  readonly unregister: (accelerator: string) => void
}

export type QuickPickShortcutParts = {
  readonly door: ShortcutDoor
  readonly settings: Pick<SettingsStore, 'get' | 'set'>
  /** Whether this desktop lets a program hear keys that are pressed in another. */
  readonly isPossible: () => Promise<boolean>
  readonly run: () => void
}

/** The keys that open the quick pick from any program: unset until a person chooses some. */
export class QuickPickShortcut {
  readonly #parts: QuickPickShortcutParts
  #keys: string | null = null
  #taken: string | null = null
  #isPossible = true
  #started: Promise<void> | null = null

  constructor(parts: QuickPickShortcutParts) {
    this.#parts = parts
  }

  /** Takes the keys that were chosen before. They stay chosen even if another program has them today. */
  start(): Promise<void> {
    return (this.#started ??= this.#start())
  }

  /** Once it is known: asking the desktop what it lets a program hear can take a while. */
  async state(): Promise<ShortcutState> {
    await this.start()
    return this.#state()
  }

  /** The keys before hold on until the new ones do. */
  async set(keys: string | null): Promise<ShortcutState> {
    await this.start()
    const before = this.#keys
    if (!this.#isPossible) return this.#state()
    if (keys !== null && keys !== before && !this.#take(keys)) return { ...this.#state(), taken: keys }
    if (before !== null && keys !== before) this.#parts.door.unregister(toAccelerator(before))
    this.#keys = keys
    this.#taken = null
    this.#parts.settings.set({ quickPickShortcut: keys })
    return this.#state()
  }

  async #start(): Promise<void> {
    this.#isPossible = await this.#parts.isPossible()
    const { quickPickShortcut: keys } = this.#parts.settings.get()
    if (!this.#isPossible || keys === null) return
    if (this.#take(keys)) this.#keys = keys
    else this.#taken = keys
  }

  #state(): ShortcutState {
    return { keys: this.#keys, taken: this.#taken, isPossible: this.#isPossible }
  }

  #take(keys: string): boolean {
    const { door, run } = this.#parts
    const accelerator = toAccelerator(keys)
    return door.register(accelerator, run) && door.isRegistered(accelerator)
  }
}
