import type { Api } from '../../src-main/contract/index.ts'
import type { ShortcutState } from '../../src-main/contract/quick-pick.ts'
import { recordPress, type KeyPress } from '../../src-main/model/key-combination.ts'
import type { KeysRefusal } from '../../src-main/model/text/shortcut-text.ts'
import { ownUseOf } from './own-keys.ts'

/** The keys that open the quick pick from anywhere, chosen by pressing them. */
export class ShortcutChoice {
  /** As main last said; null: not asked yet. */
  current = $state.raw<ShortcutState | null>(null)
  isRecording = $state(false)
  /** Why the last keys that were pressed are not taken. */
  #refusal = $state.raw<KeysRefusal | null>(null)
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  readonly refusal: KeysRefusal | null = $derived.by(() => {
    const taken = this.current?.taken ?? null
    return this.#refusal ?? (taken === null ? null : { taken })
  })

  async load(): Promise<void> {
    const answer = await this.#api.quickPick.shortcut()
    if (answer.ok) this.current = answer.value
  }

  record(): void {
    this.isRecording = true
    this.#refusal = null
  }

  /** What was refused does not matter any more. */
  stop(): void {
    this.isRecording = false
    this.#refusal = null
  }

  /** Whether the press was meant for this: Tab goes on to the next control, so that nobody is caught here. */
  takes(press: KeyPress, isMac: boolean): boolean {
    if (!this.isRecording || press.key === 'Tab') return false
    if (press.key === 'Escape') this.stop()
    else this.#press(press, isMac)
    return true
  }

  clear(): Promise<void> {
    return this.#set(null)
  }

  #press(press: KeyPress, isMac: boolean): void {
    const recorded = recordPress(press, isMac)
    if (recorded.kind === 'modifiers') return
    this.#refusal = null
    if (recorded.kind === 'refused') {
      this.#refusal = recorded.why
      return
    }
    const { keys } = recorded
    const does = ownUseOf(keys)
    if (does !== null) this.#refusal = { keys, does }
    else void this.#set(keys)
  }

  async #set(keys: string | null): Promise<void> {
    const answer = await this.#api.quickPick.setShortcut(keys)
    if (!answer.ok) return
    if (keys !== null && answer.value.taken === keys) {
      this.#refusal = { taken: keys }
      return
    }
    this.current = answer.value
    this.stop()
  }
}
