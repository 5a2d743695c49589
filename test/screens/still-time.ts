import type { ElectronApplication, Page } from '@playwright/test'

/** A time (epoch ms) that stands still until it is set: the same for the servers, and for an app and its page once they are held. */
export class StillTime {
  #now: number
  #held: { readonly app: ElectronApplication; readonly page: Page } | null = null

  constructor(start: number) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  async hold(app: ElectronApplication, page: Page): Promise<void> {
    this.#held = { app, page }
    await this.set(this.#now)
  }

  async set(now: number): Promise<void> {
    this.#now = now
    await this.#held?.app.evaluate((_electron, at) => void (Date.now = () => at), now)
    await this.#held?.page.clock.setFixedTime(now)
  }
}
