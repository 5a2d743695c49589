type Entry<Key> = { readonly key: Key; readonly at: number }

/** What is due when: the earliest is at hand, and a change of one among n takes O(log n). A binary heap that knows where each key is. */
export class DueQueue<Key> {
  readonly #heap: Entry<Key>[] = []
  readonly #places = new Map<Key, number>()

  get size(): number {
    return this.#heap.length
  }

  /** Infinity while there is nothing. In epoch ms, as it was given. */
  get nextAt(): number {
    return this.#heap[0]?.at ?? Infinity
  }

  /** Replaces what the key had; Infinity takes it out. */
  set(key: Key, at: number): void {
    if (at === Infinity) return this.delete(key)
    const place = this.#places.get(key) ?? this.#heap.length
    this.#put(place, { key, at })
    this.#settle(place)
  }

  delete(key: Key): void {
    const place = this.#places.get(key)
    const last = place === undefined ? undefined : this.#heap.pop()
    if (place === undefined || last === undefined) return
    this.#places.delete(key)
    if (place === this.#heap.length) return
    this.#put(place, last)
    this.#settle(place)
  }

  /** Takes out the earliest, if it is due at `now`. */
  take(now: number): Key | undefined {
    const first = this.#heap[0]
    if (first === undefined || first.at > now) return undefined
    this.delete(first.key)
    return first.key
  }

  #at(place: number): number {
    return this.#heap[place]?.at ?? Infinity
  }

  #put(place: number, entry: Entry<Key>): void {
    this.#heap[place] = entry
    this.#places.set(entry.key, place)
  }

  #swap(one: number, other: number): void {
    const [first, second] = [this.#heap[one], this.#heap[other]]
    if (first === undefined || second === undefined) return
    this.#put(one, second)
    this.#put(other, first)
  }

  /** Moves what stands there up or down to where it belongs. */
  #settle(start: number): void {
    let place = start
    for (let parent = (place - 1) >> 1; place > 0 && this.#at(place) < this.#at(parent); parent = (place - 1) >> 1) {
      this.#swap(place, parent)
      place = parent
    }
    for (;;) {
      const left = 2 * place + 1
      const earlier = this.#at(left + 1) < this.#at(left) ? left + 1 : left
      if (this.#at(earlier) >= this.#at(place)) return
      this.#swap(place, earlier)
      place = earlier
    }
  }
}
