import { expect, type Locator, type Page } from '@playwright/test'
import { accessTypes } from '../../src-main/model/access-type.ts'
import { demoProfiles, type DemoProfile } from '../../src-main/demo-server/demo-organization.ts'

/** Credentials that the demo organization knows, under a name of the test's. */
export function demoProfile(accessType: DemoProfile['accessType'], name: string): DemoProfile {
  const profile = demoProfiles.find((each) => each.accessType === accessType)
  if (profile === undefined) throw new Error(`the demo organization has no ${accessType}`)
  return { ...profile, name }
}

/** An answer of main to the page that is an error. */
export const refusedAs = (code: string): unknown => expect.objectContaining({ ok: false, error: expect.objectContaining({ code }) })

/** The window in the words of a person: what there is to see and to click. */
export class MintmarkWindow {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog')
  }

  get detail(): Locator {
    return this.page.getByRole('main')
  }

  get card(): Locator {
    return this.page.getByRole('region', { name: 'Token', exact: true })
  }

  get countdown(): Locator {
    return this.page.getByRole('timer')
  }

  get response(): Locator {
    return this.page.getByRole('textbox', { name: 'Response' })
  }

  /** What stands in the window's place while Mintmark is locked. */
  get lockCard(): Locator {
    return this.page.getByRole('region', { name: 'Mintmark is locked' })
  }

  /** Names and countdowns under it. */
  get glance(): Locator {
    return this.page.getByRole('region', { name: 'Countdowns' })
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name })
  }

  /** The row, wherever in the list it is: rows that are far from view are not there. */
  async reach(name: string): Promise<Locator> {
    const row = this.row(name)
    /** By so many of what is in view; whether that led anywhere. */
    const scroll = (views: number): Promise<boolean> =>
      this.page.getByRole('grid').evaluate(async (list, by) => {
        const before = list.scrollTop
        list.scrollBy(0, by * list.clientHeight)
        // The rows follow in the frame after the one that scrolled.
        for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve))
        return list.scrollTop > before
      }, views)
    await scroll(-1_000)
    while ((await row.count()) === 0 && (await scroll(0.5)));
    return row
  }

  async fill(label: string, text: string): Promise<void> {
    await this.dialog.getByLabel(label, { exact: true }).fill(text)
  }

  async choose(accessType: DemoProfile['accessType']): Promise<void> {
    await this.dialog.getByRole('radio', { name: new RegExp(`^${accessTypes[accessType].label} \\d of 4`) }).check({ force: true })
  }

  /** Fills the dialog for a new profile, as a person would, and leaves it open. */
  async typeProfile(serverUrl: string, { accessType, organization, application, principal, secret, name }: DemoProfile): Promise<void> {
    const type = accessTypes[accessType]
    await this.page.keyboard.press('Control+n')
    await this.choose(accessType)
    await this.fill('Server', serverUrl)
    if (type.needsOrganization) await this.fill('Organization', organization)
    if (type.needsApplication) await this.fill('Application', application)
    await this.fill(type.principal.label, principal)
    await this.fill(type.secret.label, secret)
    await this.fill('Name', name)
  }

  async addProfile(serverUrl: string, profile: DemoProfile): Promise<void> {
    await this.typeProfile(serverUrl, profile)
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click()
    await this.dialog.waitFor({ state: 'detached' })
  }

  /** The token as the card shows it, once it does: between the news of a token and its mask there is a moment of dots. */
  async maskedToken(): Promise<string> {
    const token = this.card.locator('[data-token]')
    await expect(token).toHaveText(/^.{8}••••••••.{2}$/)
    return token.innerText()
  }

  async getToken(): Promise<void> {
    await this.detail.getByRole('button', { name: /Get token|Try again/ }).click()
  }

  /** Shows the token of the selected profile, and gives it. */
  async reveal(): Promise<string> {
    await this.maskedToken()
    await this.page.keyboard.press('Control+Shift+c')
    const token = this.card.locator('[data-token]')
    await expect(token).not.toContainText('•')
    return token.innerText()
  }

  /** The first start where there is no keyring. */
  async createVault(passphrase: string): Promise<void> {
    const card = this.page.getByRole('region', { name: 'Choose a passphrase' })
    for (const label of ['Passphrase', 'Repeat it']) await card.getByLabel(label, { exact: true }).fill(passphrase)
    await card.getByRole('button', { name: 'Create the vault' }).click()
    await card.waitFor({ state: 'detached' })
  }

  /** Resolves in the page that takes the place of the one before: that one shows the card as well, until it is gone. */
  async lock(by: () => Promise<unknown> = () => this.page.keyboard.press('Control+l')): Promise<void> {
    const before = this.page.url()
    await by()
    await this.page.waitForURL(({ href }) => href !== before)
    await this.lockCard.waitFor()
  }

  /** Types a passphrase or a recovery code at the lock; whether it opens is the test's to say. */
  async typeAtLock(text: string, label = 'Passphrase'): Promise<void> {
    await this.lockCard.getByLabel(label, { exact: true }).fill(text)
    await this.lockCard.getByRole('button', { name: 'Unlock', exact: true }).click()
  }

  async unlock(text: string, label?: string): Promise<void> {
    await this.typeAtLock(text, label)
    await this.lockCard.waitFor({ state: 'detached' })
  }

  /** What main answers to a page that somebody has taken over. */
  async ask(domain: string, verb: string, input?: unknown): Promise<unknown> {
    const text = await this.page.evaluate(
      ([channel, given]) => {
        const { api } = globalThis as unknown as { api: { call: (channel: string, input: unknown) => Promise<string> } }
        return api.call(channel, given)
      },
      [`${domain}.${verb}`, input] as const
    )
    return JSON.parse(text)
  }

  async unlockByKeychain(): Promise<void> {
    await this.lockCard.getByRole('button', { name: 'Unlock with GNOME Keyring' }).click()
    await this.lockCard.waitFor({ state: 'detached' })
  }
}
