import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import { waitUntil } from './wait-until.ts'

const isPick = (page: Page): boolean => page.url().includes('://quick-pick-')

/** What main says of a window, by what its page is. */
export type ShownWindow = { readonly isPick: boolean; readonly isVisible: boolean; readonly isOnTop: boolean; readonly processId: number }

export const shownWindows = (app: ElectronApplication): Promise<readonly ShownWindow[]> =>
  app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      isPick: window.webContents.getURL().includes('://quick-pick-'),
      isVisible: window.isVisible(),
      isOnTop: window.isAlwaysOnTop(),
      processId: window.webContents.getOSProcessId()
    }))
  )

/** The small window in the words of a person. */
export class QuickPickPage {
  readonly page: Page
  readonly #app: ElectronApplication

  private constructor(app: ElectronApplication, page: Page) {
    this.#app = app
    this.page = page
  }

  /** Once it has been asked for. */
  static async of(app: ElectronApplication): Promise<QuickPickPage> {
    const page = await waitUntil('small window', () => app.windows().find(isPick) ?? null)
    await page.waitForLoadState()
    return new QuickPickPage(app, page)
  }

  get field(): Locator {
    return this.page.getByRole('combobox', { name: 'Find a profile' })
  }

  get active(): Locator {
    return this.page.getByRole('option', { selected: true })
  }

  async isVisible(): Promise<boolean> {
    return (await shownWindows(this.#app)).some((window) => window.isPick && window.isVisible)
  }

  async expectUp(): Promise<void> {
    await expect.poll(() => this.isVisible()).toBe(true)
  }

  async expectGone(): Promise<void> {
    await expect.poll(() => this.isVisible()).toBe(false)
  }
}
