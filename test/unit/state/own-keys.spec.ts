import { expect, it, test } from 'vitest'
import { appMenu } from '../../../src-main/desktop/app-menu.ts'
import { ownUseOf } from '../../../src-renderer/state/own-keys.ts'

const nothing = (): void => {}
const menu = appMenu({ isMac: false, command: nothing, close: nothing, quit: nothing })
const entries = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
const accelerators = entries.flatMap(({ accelerator }) =>
  typeof accelerator === 'string' ? [accelerator.replace('CmdOrCtrl', 'Ctrl')] : []
)

it.each(accelerators.filter((keys) => keys !== 'Delete'))('%s is known to belong to the menu', (keys) => {
  expect(ownUseOf(keys)).not.toBeNull()
})

test('other keys are free', () => {
  expect(accelerators.length).toBeGreaterThan(10)
  expect([ownUseOf('Ctrl+K'), ownUseOf('Ctrl+C'), ownUseOf('Ctrl+Alt+K')]).toEqual(['Quick pick', 'Copy the token of a row', null])
})
