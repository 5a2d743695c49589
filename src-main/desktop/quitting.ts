import { secondMs, type Timer } from '../model/time.ts'

/** A page that works answers in a few ms. One that does not keeps nobody from quitting. */
const patienceMs = 3 * secondMs

export type QuittingParts = {
  readonly timer: Timer
  /** Whether there is a page where somebody can have typed something. */
  readonly hasPage: () => boolean
  /** Asks the page: it answers by `answer`, and once more when a person has decided. */
  readonly announceQuit: () => void
  readonly showWindow: () => void
  readonly quit: () => void
}

/**
 * Quits as a person wants it: what they typed and have not saved comes first, and the page asks them about that. A signal, or the end of the
 * session, does not come through here and is kept waiting by no question.
 */
export class Quitting {
  readonly #parts: QuittingParts
  #stopTimer: () => void = () => {}

  constructor(parts: QuittingParts) {
    this.#parts = parts
  }

  readonly ask = (): void => {
    const { timer, hasPage, announceQuit, quit } = this.#parts
    this.#stopTimer()
    if (!hasPage()) return quit()
    this.#stopTimer = timer(patienceMs, quit)
    announceQuit()
  }

  /** false: a person is asked first. Without their answer Mintmark keeps running. */
  answer(mayQuit: boolean): void {
    this.#stopTimer()
    if (mayQuit) this.#parts.quit()
    else this.#parts.showWindow()
  }
}
