import { expect, type ElectronApplication } from '@playwright/test'

/** Chooses in the application menu, once that is there: it comes after the window. */
export const chooseInMenu = (app: ElectronApplication, id: string): Promise<void> =>
  expect
    .poll(() =>
      app.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        item?.click()
        return item !== null && item !== undefined
      }, id)
    )
    .toBe(true)
