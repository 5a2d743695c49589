import type { MenuItemConstructorOptions } from 'electron'
import type { WindowCommand } from '../contract/desktop.ts'

export type AppMenuParts = {
  readonly isMac: boolean
  readonly command: (command: WindowCommand) => void
  readonly close: () => void
  readonly quit: () => void
}

/** The application menu as a template. The page handles the keys itself (it knows what has the focus); here they are only told. */
export function appMenu({ isMac, command, close, quit }: AppMenuParts): MenuItemConstructorOptions[] {
  const item = (id: WindowCommand, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    click: () => command(id)
  })
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const about = item('about', 'About Mintmark')
  const checkUpdates = item('check-updates', 'Check for Updates…')
  const settings = item('settings', 'Settings…', 'CmdOrCtrl+,')
  const quitItem = (label: string, accelerator: string): MenuItemConstructorOptions => ({ id: 'quit', label, accelerator, click: quit })
  // Electron's own app menu has no place for settings, and its quitting asks nobody.
  const appleMenu: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      about,
      checkUpdates,
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      quitItem('Quit Mintmark', 'Cmd+Q')
    ]
  }

  return [
    ...(isMac ? [appleMenu] : []),
    {
      label: '&File',
      submenu: [
        item('new-profile', 'New Profile…', 'CmdOrCtrl+N'),
        separator,
        item('lock', 'Lock', 'CmdOrCtrl+L'),
        ...(isMac ? [] : [settings]),
        separator,
        { id: 'close', label: 'Close Window', accelerator: 'CmdOrCtrl+W', click: close },
        ...(isMac ? [] : [quitItem('Quit', 'Ctrl+Q')])
      ]
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        separator,
        { role: 'selectAll' },
        separator,
        item('search', 'Search Profiles', 'CmdOrCtrl+F')
      ]
    },
    {
      label: '&View',
      submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, separator, { role: 'togglefullscreen' }]
    },
    {
      label: '&Profile',
      submenu: [
        item('quick-pick', 'Quick Pick…', 'CmdOrCtrl+K'),
        separator,
        item('get-token', 'Get Token', 'CmdOrCtrl+R'),
        item('refresh-expiring', 'Refresh Expiring', 'CmdOrCtrl+Shift+R'),
        separator,
        item('copy', 'Copy Token', 'CmdOrCtrl+C'),
        item('reveal', 'Reveal Token', 'CmdOrCtrl+Shift+C'),
        separator,
        item('edit-profile', 'Edit Profile…', 'CmdOrCtrl+E'),
        item('duplicate-profile', 'Duplicate Profile…', 'CmdOrCtrl+D'),
        item('delete-profile', 'Delete Profile', 'Delete')
      ]
    },
    { label: '&Tools', submenu: [item('inspect-token', 'Inspect Token…')] },
    { label: '&Window', submenu: [{ role: 'minimize' }, ...(isMac ? [{ role: 'front' } satisfies MenuItemConstructorOptions] : [])] },
    {
      role: 'help',
      submenu: [item('shortcuts', 'Keyboard Shortcuts', 'CmdOrCtrl+/'), ...(isMac ? [] : [separator, checkUpdates, about])]
    }
  ]
}
