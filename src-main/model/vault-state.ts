/** How the vault can be used. Told to the person at all times in the sidebar's foot. */
export type VaultAccess =
  | { readonly kind: 'opening' }
  /** `keychain` as told to a person: "GNOME Keyring". */
  | { readonly kind: 'open'; readonly keychain: string }
  /** Everything works until Mintmark quits; nothing is written. */
  | { readonly kind: 'session-only'; readonly why: 'no-keychain' | 'weak-keychain' | 'folder-read-only' }
  /** Names and countdowns are there, secrets are not. The files stay as they are. */
  | { readonly kind: 'closed'; readonly why: 'keychain-locked' | 'keychain-changed' | 'newer-format' }

/** What became of a file that could not be read. `setAside` is the name the unreadable one was given in the same folder. */
export type VaultNotice =
  /** `setAside` is null where there was no file at all, only backups. `savedAt` in epoch ms. */
  | { readonly kind: 'backup-restored'; readonly savedAt: number; readonly setAside: string | null }
  | { readonly kind: 'vault-set-aside'; readonly setAside: string }
  | { readonly kind: 'tokens-set-aside'; readonly setAside: string }

export type VaultState = VaultAccess & { readonly notices: readonly VaultNotice[] }
