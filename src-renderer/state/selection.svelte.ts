import type { ProfileId } from '../../src-main/model/profile.ts'
import type { ListState } from './list.svelte.ts'
import { chooseAll, extendTo, selectOne, toggleRow, type Selection } from './selection-rules.ts'

/** The keys held while a row is clicked. */
export type ClickKeys = { readonly toggles: boolean; readonly extends: boolean }

/**
 * Several profiles at once, next to the one where the cursor is. While some are chosen the rows have checkboxes: a click or Space ticks a
 * row, the arrows only move. Only rows that are shown count, so that nothing happens to what nobody sees.
 */
export class SelectionState {
  #selection = $state.raw<Selection | null>(null)
  readonly #list: ListState
  readonly #select: (id: ProfileId) => void

  constructor(list: ListState, select: (id: ProfileId) => void) {
    this.#list = list
    this.#select = select
  }

  /** In the order of the list. */
  readonly chosen: readonly ProfileId[] = $derived.by(() => {
    const selection = this.#selection
    return selection === null ? [] : this.#order().filter((id) => selection.chosen.has(id))
  })
  readonly isOn = $derived(this.chosen.length > 0)
  readonly areAllPinned = $derived.by(() => {
    const chosen = new Set(this.chosen)
    return this.#list.rows.every(({ profile }) => profile.pinned || !chosen.has(profile.id))
  })

  has(id: ProfileId): boolean {
    return this.isOn && this.#selection?.chosen.has(id) === true
  }

  click(id: ProfileId, keys: ClickKeys): void {
    if (keys.extends) this.#extendTo(id)
    else if (keys.toggles || this.isOn) this.toggle(id)
    this.#select(id)
  }

  /** Moves the cursor by rows, and chooses what it passes if asked. */
  move(by: number, { extending }: { readonly extending: boolean }): void {
    const { selectedId: from } = this.#list
    this.#list.move(by)
    const { selectedId: to } = this.#list
    if (to === null) return
    if (extending) this.#extendTo(to, from)
    this.#select(to)
  }

  /** From the one profile it starts with that one, and with the clicked one besides. */
  toggle(id: ProfileId): void {
    const current = this.#current(this.#list.selectedId, id)
    this.#selection = this.isOn || id !== current.anchor ? toggleRow(current, id) : current
  }

  all(): void {
    const order = this.#order()
    const [first] = order
    if (first !== undefined) this.#selection = chooseAll(this.#current(this.#list.selectedId, first), order)
  }

  end(): void {
    this.#selection = null
  }

  #extendTo(id: ProfileId, from = this.#list.selectedId): void {
    this.#selection = extendTo(this.#current(from, id), this.#order(), id)
  }

  /** What there is to go on from: what is chosen, else the profile at the cursor, or `id` where that is not shown. */
  #current(cursor: ProfileId | null, id: ProfileId): Selection {
    if (this.isOn && this.#selection !== null) return this.#selection
    return selectOne(cursor !== null && this.#order().includes(cursor) ? cursor : id)
  }

  #order(): readonly ProfileId[] {
    return this.#list.rows.map(({ profile }) => profile.id)
  }
}
