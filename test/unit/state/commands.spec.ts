import { describe, expect, it } from 'vitest'
import type { WindowCommand } from '../../../src-main/contract/desktop.ts'
import { countResults } from '../../../src-main/model/refresh-run.ts'
import { ok } from '../../../src-main/model/result.ts'
import { runningWindow } from './running-window.ts'
import { lockedVault, sessionVault, vaultState } from './vault-states.ts'

describe('a command of the menu', () => {
  it.each([
    ['get-token', 'tokens.mint', 'a'],
    ['copy', 'clipboard.copyToken', { profileId: 'a', format: 'curl', confirmed: false }],
    ['reveal', 'tokens.reveal', 'a'],
    ['refresh-expiring', 'tokens.refreshExpiring', undefined],
    ['delete-profile', 'profiles.remove', ['a']]
  ] as const)('%s calls %s', async (command, channel, input) => {
    const { announce, calls, settled, answer } = await runningWindow()
    answer('tokens.refreshExpiring', () => ok(countResults([])))
    announce('desktop', 'commanded', command)
    await settled()
    expect(calls[0]).toEqual([channel, input])
  })

  it('opens the dialog, the settings, searches', async () => {
    const { app, announce } = await runningWindow()
    announce('desktop', 'commanded', 'settings')
    expect(app.preferences.isOpen).toBe(true)
    app.preferences.close()
    announce('desktop', 'commanded', 'search')
    announce('desktop', 'commanded', 'edit-profile')
    expect([app.isSearching, app.editing.form?.isNew]).toEqual([true, false])
    app.editing.close()
    announce('desktop', 'commanded', 'new-profile')
    expect(app.editing.form?.isNew).toBe(true)
  })

  it.each(['get-token', 'copy', 'delete-profile', 'edit-profile', 'duplicate-profile', 'reveal'] satisfies readonly WindowCommand[])(
    '%s does nothing without a selected profile, or behind an open dialog',
    async (command) => {
      const { app, announce, calls } = await runningWindow()
      app.editing.create(app.list.selected)
      const { form } = app.editing
      announce('desktop', 'commanded', command)
      expect([app.editing.form === form, calls]).toEqual([true, []])
      app.editing.close()
      app.select(null)
      announce('desktop', 'commanded', command)
      expect([app.editing.form, calls]).toEqual([null, []])
    }
  )
})

const everything = {
  about: true,
  'check-updates': true,
  'new-profile': true,
  'edit-profile': true,
  'duplicate-profile': true,
  'delete-profile': true,
  'get-token': true,
  'refresh-expiring': true,
  copy: true,
  reveal: true,
  search: true,
  'quick-pick': true,
  'inspect-token': true,
  lock: true,
  settings: true,
  shortcuts: true
} satisfies Record<WindowCommand, true>

describe('while there is nothing but a card to open the vault', () => {
  it.each([lockedVault, vaultState({ kind: 'choosing', why: 'no-keychain' })])(
    'no command does anything, but Mintmark tells about itself: $kind',
    async (state) => {
      const { app, announce, calls, texts, settled } = await runningWindow(state)
      for (const command of Object.keys(everything)) app.commands.run(command as WindowCommand)
      expect(calls.splice(0)).toEqual([['updates.check', undefined]])
      announce('desktop', 'commanded', 'new-profile')
      await settled()
      const { editing, inspector, preferences, quickPick, isSearching } = app
      const open = [inspector.isOpen, preferences.isOpen, quickPick.isOpen, isSearching]
      expect([editing.form, open, calls, texts(), app.about.isOpen]).toEqual([null, [false, false, false, false], [], [], true])
    }
  )
})

describe('locking', () => {
  it('does not wait for an open dialog', async () => {
    const { app, announce, calls } = await runningWindow()
    app.editing.create(null)
    announce('desktop', 'commanded', 'lock')
    expect(calls).toEqual([['vault.lock', undefined]])
  })

  it('says why where nothing could open the vault again', async () => {
    const { announce, calls, texts } = await runningWindow(sessionVault)
    announce('desktop', 'commanded', 'lock')
    expect([calls, texts()]).toEqual([[], ['A vault for this session only cannot be locked: nothing could open it again.']])
  })
})

describe('while several profiles are chosen', () => {
  it.each([
    ['get-token', [['tokens.refreshSelected', ['b', 'c']]]],
    ['delete-profile', [['profiles.remove', ['b', 'c']]]],
    ['copy', []],
    ['reveal', []]
  ] as const)('%s calls %j', async (command, expected) => {
    const { app, announce, calls, settled, answer } = await runningWindow()
    answer('tokens.refreshSelected', () => ok(countResults([])))
    app.selection.click('b', { toggles: false, extends: false })
    app.selection.click('c', { toggles: true, extends: false })
    await settled()
    calls.length = 0
    announce('desktop', 'commanded', command)
    await settled()
    expect(calls.slice(0, 1)).toEqual(expected)
  })
})

describe('the sheet of shortcuts', () => {
  it('opens before the profiles and before the settings, and nothing else opens before it', async () => {
    const { app, announce } = await runningWindow()
    app.preferences.open()
    announce('desktop', 'commanded', 'shortcuts')
    expect(app.shortcutSheet.isOpen).toBe(true)
    app.preferences.close()
    announce('desktop', 'commanded', 'new-profile')
    expect(app.editing.form).toBeNull()
    app.shortcutSheet.close()
    announce('desktop', 'commanded', 'duplicate-profile')
    announce('desktop', 'commanded', 'shortcuts')
    expect([app.editing.form?.isDuplicate, app.shortcutSheet.isOpen]).toEqual([true, false])
  })

  it('closes when the vault does', async () => {
    const { app, announce, settled } = await runningWindow()
    app.shortcutSheet.open()
    announce('vault', 'changed', lockedVault)
    await settled()
    expect(app.shortcutSheet.isOpen).toBe(false)
  })
})

it('the profiles behind the settings take no commands', async () => {
  const { app, announce, calls } = await runningWindow()
  app.preferences.open()
  announce('desktop', 'commanded', 'get-token')
  announce('desktop', 'commanded', 'delete-profile')
  expect(calls).toEqual([])
})
