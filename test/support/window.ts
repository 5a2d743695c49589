import { expect, type Locator, type Page } from '@playwright/test'
import { accessTypes } from '../../src-main/model/access-type.ts'
import { demoProfiles, type DemoProfile } from '../../src-main/demo-server/demo-organization.ts'

/** Credentials that the demo organization knows, under a name of the test's. */
export function demoProfile(accessType: DemoProfile['accessType'], name: string): DemoProfile {
  const profile = demoProfiles.find((each) => each.accessType === accessType)
  if (profile === undefined) throw new Error(`the demo organization has no ${accessType}`)
  return { ...profile, name }
}

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

  row(name: string | RegExp): Locator {
    return this.page.getByRole('row', { name })
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
}
