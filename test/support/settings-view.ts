import { expect, type Locator, type Page } from '@playwright/test'

/** The settings in the words of a person: rows with buttons, and the dialogs that those open. */
export class SettingsView {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get #heading(): Locator {
    return this.page.getByRole('heading', { name: 'Settings', level: 1 })
  }

  row(name: string | RegExp): Locator {
    return this.page.getByRole('group', typeof name === 'string' ? { name, exact: true } : { name })
  }

  button(row: string | RegExp, label: string): Locator {
    return this.row(row).getByRole('button', { name: label, exact: true })
  }

  switch(row: string): Locator {
    return this.page.getByRole('switch', { name: row, exact: true })
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title })
  }

  async open(): Promise<void> {
    await this.page.keyboard.press('Control+Comma')
    await this.#heading.waitFor()
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await expect(this.#heading).toHaveCount(0)
  }

  /** Types into the fields of the open dialog and presses its button; what becomes of it is the test's to say. */
  async answer(dialog: Locator, fields: Readonly<Record<string, string>>, button: string): Promise<void> {
    for (const [label, text] of Object.entries(fields)) await dialog.getByLabel(label, { exact: true }).fill(text)
    await dialog.getByRole('button', { name: button, exact: true }).click()
  }

  /** From the row's button to the dialog that is gone again, because all went well. */
  async do(
    [row, label]: readonly [row: string | RegExp, button: string],
    title: string,
    fields: Readonly<Record<string, string>>,
    button: string
  ): Promise<void> {
    await this.button(row, label).click()
    const dialog = this.dialog(title)
    await this.answer(dialog, fields, button)
    await expect(dialog).toHaveCount(0)
  }

  async addPassphrase(passphrase: string): Promise<void> {
    const fields = { Passphrase: passphrase, 'Repeat it': passphrase }
    await this.do(['Passphrase', 'Add…'], 'Add a passphrase', fields, 'Add passphrase')
  }
}
