import type { ResponseValue } from '../../src-main/contract/clipboard.ts'
import type { Api } from '../../src-main/contract/index.ts'

/** Values of the response in clear, each for half a minute after a person asked for it. */
export class RevealedValues {
  /** JSON texts by the position at which their masks start. */
  all = $state.raw<ReadonlyMap<number, string>>(new Map())
  readonly #api: Api
  readonly #forMs: number
  readonly #timers = new Map<number, ReturnType<typeof setTimeout>>()
  /** Counts how often everything was hidden: what was asked for before is not shown any more. */
  #round = 0

  constructor(api: Api, forMs: number) {
    this.#api = api
    this.#forMs = forMs
  }

  async toggle(position: number, value: ResponseValue): Promise<void> {
    if (this.all.has(position)) return this.#hideOne(position)
    const round = this.#round
    const answer = await this.#api.tokens.revealValue(value)
    if (!answer.ok || this.#round !== round) return
    this.all = new Map(this.all).set(position, answer.value)
    clearTimeout(this.#timers.get(position))
    this.#timers.set(
      position,
      setTimeout(() => this.#hideOne(position), this.#forMs)
    )
  }

  hide(): void {
    this.#round++
    this.#timers.forEach((timer) => clearTimeout(timer))
    this.#timers.clear()
    if (this.all.size > 0) this.all = new Map()
  }

  #hideOne(position: number): void {
    clearTimeout(this.#timers.get(position))
    this.#timers.delete(position)
    this.all = new Map(Array.from(this.all).filter(([other]) => other !== position))
  }
}
