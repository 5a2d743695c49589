import type { WindowCommand } from '../../src-main/contract/desktop.ts'

/** A line of the sheet. Keys are written as `Ctrl+R`; where there are several, each does it. */
export type Shortcut = {
  readonly keys: readonly string[]
  readonly does: string
  /** What it does instead where nothing stays in the tray. */
  readonly withoutTray?: string
  /** Where it is a command of the window or of a focused row. */
  readonly command?: WindowCommand
}

export type ShortcutGroup = { readonly title: string; readonly shortcuts: readonly Shortcut[] }

/** Every key there is, as the sheet shows them (`product.md` section 4). */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Profiles',
    shortcuts: [
      { keys: ['Ctrl+N'], does: 'New profile', command: 'new-profile' },
      { keys: ['Enter', 'Ctrl+E'], does: 'Edit profile', command: 'edit-profile' },
      { keys: ['Ctrl+D'], does: 'Duplicate profile', command: 'duplicate-profile' },
      { keys: ['Del'], does: 'Delete profile', command: 'delete-profile' },
      { keys: ['Ctrl+F'], does: 'Search profiles', command: 'search' },
      { keys: ['Ctrl+K'], does: 'Quick pick', command: 'quick-pick' }
    ]
  },
  {
    title: 'Tokens',
    shortcuts: [
      { keys: ['Ctrl+R'], does: 'Get token', command: 'get-token' },
      { keys: ['Ctrl+Shift+R'], does: 'Refresh expiring tokens', command: 'refresh-expiring' },
      { keys: ['Ctrl+C'], does: 'Copy the token of a row', command: 'copy' },
      { keys: ['Ctrl+Shift+C'], does: 'Reveal or hide token', command: 'reveal' }
    ]
  },
  {
    title: 'Quick pick',
    shortcuts: [
      { keys: ['Enter'], does: 'Copy header' },
      { keys: ['Ctrl+Enter'], does: 'Copy curl' },
      { keys: ['Alt+Enter'], does: 'Copy raw token' }
    ]
  },
  {
    title: 'Several profiles',
    shortcuts: [
      { keys: ['Ctrl+Space'], does: 'Select or deselect' },
      { keys: ['Shift+Up', 'Shift+Down'], does: 'Extend the selection' },
      { keys: ['Ctrl+A'], does: 'Select all in the list' },
      { keys: ['Esc'], does: 'Clear the selection' }
    ]
  },
  {
    title: 'Lists and trees',
    shortcuts: [
      { keys: ['Up', 'Down'], does: 'Previous, next' },
      { keys: ['PageUp', 'PageDown'], does: 'One page up, down' },
      { keys: ['Home', 'End'], does: 'First, last' },
      { keys: ['A…Z'], does: 'Jump to a name by typing it' },
      { keys: ['Right', 'Left'], does: 'To the actions of a row and back; expand, collapse' },
      { keys: ['*'], does: 'Expand all on the same level' },
      { keys: ['Shift+F10', 'Menu'], does: 'Open the menu of a row' }
    ]
  },
  {
    title: 'Edges of panes',
    shortcuts: [
      { keys: ['Left', 'Right'], does: 'Narrower, wider' },
      { keys: ['Home', 'End'], does: 'Narrowest, widest' },
      { keys: ['Enter'], does: 'Back to the usual width' }
    ]
  },
  {
    title: 'Profile dialog',
    shortcuts: [
      { keys: ['Ctrl+S'], does: 'Save' },
      { keys: ['Ctrl+Enter'], does: 'Save and get token' }
    ]
  },
  {
    title: 'Window',
    shortcuts: [
      { keys: ['F6', 'Shift+F6'], does: 'Next, previous pane' },
      { keys: ['Esc'], does: 'Clear or close' },
      { keys: ['Ctrl+L'], does: 'Lock', command: 'lock' },
      { keys: ['Ctrl+,'], does: 'Settings', command: 'settings' },
      { keys: ['Ctrl+/'], does: 'Keyboard shortcuts', command: 'shortcuts' },
      { keys: ['Ctrl+W'], does: 'Hide to the tray', withoutTray: 'Close the window and quit' },
      { keys: ['Ctrl+Q'], does: 'Quit' }
    ]
  }
]
