/** Work that must not overlap: each begins when the one before is done, however that went. */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  take<Made>(work: () => Promise<Made>): Promise<Made> {
    const made = this.#last.then(work)
    this.#last = made.then(
      () => {},
      () => {}
    )
    return made
  }

  /** Resolves when all that has been begun so far is done. */
  done(): Promise<void> {
    return this.#last
  }
}
