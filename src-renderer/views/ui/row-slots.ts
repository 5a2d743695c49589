/** What is saved by filling in a row anew, and by leaving it as it is, against making one: by the time that each takes. */
const savedByRefill = 3
const savedByStaying = 4
/** More than all the rest together. */
const savedByFocus = 10_000

/**
 * Which rows on screen are drawn with what was drawn before. To fill in a row anew takes a fraction of the time that making one takes, and
 * one that stays as it is takes none. Slots keep their order: one that had to be moved in the page would lose the focus.
 */
export class RowSlots {
  /** In the order of the rows. */
  #keys: readonly string[] = []
  #slots: readonly number[] = []
  #next = 0

  /** The slots of these rows, in order. `held`: the one that nobody takes over, because the focus is in it. */
  assign(keys: readonly string[], held: number | null): readonly number[] {
    const chosen = this.#choose(keys, held)
    this.#slots = keys.map((_key, row) => chosen.get(row) ?? this.#next++)
    this.#keys = keys
    return this.#slots
  }

  /** By row. What is best for all from a slot and a row on follows from what is best for those behind them. */
  #choose(keys: readonly string[], held: number | null): ReadonlyMap<number, number> {
    const before = this.#keys
    const slots = this.#slots
    const width = keys.length + 1
    const best = new Int32Array((before.length + 1) * width)
    const at = (old: number, row: number): number => best[old * width + row] ?? 0
    const saved = (old: number, row: number): number => {
      const stays = before[old] === keys[row]
      if (slots[old] === held) return stays ? savedByFocus : 0
      return stays ? savedByStaying : savedByRefill
    }
    for (let old = before.length - 1; old >= 0; old--) {
      for (let row = keys.length - 1; row >= 0; row--) {
        const used = saved(old, row)
        const using = used === 0 ? 0 : used + at(old + 1, row + 1)
        best[old * width + row] = Math.max(using, at(old + 1, row), at(old, row + 1))
      }
    }
    const chosen = new Map<number, number>()
    for (let old = 0, row = 0; old < before.length && row < keys.length;) {
      const used = saved(old, row)
      const slot = slots[old]
      if (slot !== undefined && used > 0 && at(old, row) === used + at(old + 1, row + 1)) {
        chosen.set(row, slot)
        old++
        row++
      } else if (at(old, row) === at(old + 1, row)) old++
      else row++
    }
    return chosen
  }
}
