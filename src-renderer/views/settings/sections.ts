import Bell from '@lucide/svelte/icons/bell'
import Clipboard from '@lucide/svelte/icons/clipboard'
import HardDrive from '@lucide/svelte/icons/hard-drive'
import Info from '@lucide/svelte/icons/info'
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole'
import PanelTop from '@lucide/svelte/icons/panel-top'
import SunMoon from '@lucide/svelte/icons/sun-moon'
import RefreshCw from '@lucide/svelte/icons/refresh-cw'
import type { Component } from 'svelte'
import AboutRows from '../about/AboutRows.svelte'
import BackupSection from '../backup/BackupSection.svelte'
import type { Icon } from '../ui/icon.ts'
import AppearanceSection from './AppearanceSection.svelte'
import ClipboardSection from './ClipboardSection.svelte'
import TokensSection from './TokensSection.svelte'
import NotificationsSection from './NotificationsSection.svelte'
import TraySection from './TraySection.svelte'
import VaultSection from './VaultSection.svelte'

/** `id` is that of its element in the page. */
export type SettingsSection = { readonly id: string; readonly title: string; readonly icon: Icon; readonly rows: Component }

/** What can be set, in the order of the view and of its list. */
export const sections: readonly SettingsSection[] = [
  { id: 'settings-appearance', title: 'Appearance', icon: SunMoon, rows: AppearanceSection },
  { id: 'settings-clipboard', title: 'Clipboard', icon: Clipboard, rows: ClipboardSection },
  { id: 'settings-tokens', title: 'Tokens', icon: RefreshCw, rows: TokensSection },
  { id: 'settings-notifications', title: 'Notifications', icon: Bell, rows: NotificationsSection },
  { id: 'settings-tray', title: 'Tray and shortcuts', icon: PanelTop, rows: TraySection },
  { id: 'settings-vault', title: 'Vault', icon: LockKeyhole, rows: VaultSection },
  { id: 'settings-backup', title: 'Backup', icon: HardDrive, rows: BackupSection },
  { id: 'settings-about', title: 'About', icon: Info, rows: AboutRows }
]
