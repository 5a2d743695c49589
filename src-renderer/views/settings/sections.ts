import Clipboard from '@lucide/svelte/icons/clipboard'
import HardDrive from '@lucide/svelte/icons/hard-drive'
import LockKeyhole from '@lucide/svelte/icons/lock-keyhole'
import PanelTop from '@lucide/svelte/icons/panel-top'
import type { Component } from 'svelte'
import BackupSection from '../backup/BackupSection.svelte'
import type { Icon } from '../ui/icon.ts'
import ClipboardSection from './ClipboardSection.svelte'
import TraySection from './TraySection.svelte'
import VaultSection from './VaultSection.svelte'

/** `id` is that of its element in the page. */
export type SettingsSection = { readonly id: string; readonly title: string; readonly icon: Icon; readonly rows: Component }

/** What can be set, in the order of the view and of its list. */
export const sections: readonly SettingsSection[] = [
  { id: 'settings-clipboard', title: 'Clipboard', icon: Clipboard, rows: ClipboardSection },
  { id: 'settings-tray', title: 'Tray', icon: PanelTop, rows: TraySection },
  { id: 'settings-vault', title: 'Vault', icon: LockKeyhole, rows: VaultSection },
  { id: 'settings-backup', title: 'Backup', icon: HardDrive, rows: BackupSection }
]
