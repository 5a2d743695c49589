import { secondMs } from '../../src-main/model/time.ts'

/** One tick a second for every countdown on screen, on the second. A hidden window has nothing to count. */
export class ClockState {
  /** Epoch ms. */
  now = $state(Date.now())
  readonly #listeners = new Set<(now: number) => void>()
  #timer: ReturnType<typeof setTimeout> | undefined

  start(): () => void {
    const onVisibility = (): void => (document.hidden ? clearTimeout(this.#timer) : this.#tick())
    document.addEventListener('visibilitychange', onVisibility)
    this.#tick()
    return () => {
      clearTimeout(this.#timer)
      document.removeEventListener('visibilitychange', onVisibility)
    }
  }

  onTick(listener: (now: number) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tick(): void {
    clearTimeout(this.#timer)
    this.now = Date.now()
    for (const listener of this.#listeners) listener(this.now)
    if (!document.hidden) this.#timer = setTimeout(() => this.#tick(), secondMs - (this.now % secondMs))
  }
}
