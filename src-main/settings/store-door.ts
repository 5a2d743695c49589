import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Writes one JSON file whole: after `write` returns, all of it is on disk; if it throws, the old file is still there. */
export type Store = { readonly write: (value: object) => void }

/** Opens the store for `<name>.json`. */
export type OpenStore = (name: string) => Promise<Store>

/**
 * Reading is not its business: the list must be readable before electron-store is even loaded, and an unreadable file must be kept.
 * So `deserialize` skips the parsing that conf would do before each write.
 */
export const storeOptions = (folder: string) => ({
  cwd: folder,
  clearInvalidConfig: false,
  configFileMode: 0o600,
  serialize: (value: object) => JSON.stringify(value),
  deserialize: () => ({})
})

/** Makes a rename survive a power cut. Windows cannot open folders, and has no need to. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** The stores of one folder, by electron-store, which is loaded when the first of them is opened. */
export function createOpenStore(folder: string): OpenStore {
  return async (name) => {
    const { default: ElectronStore } = await import('electron-store')
    const store = new ElectronStore({ ...storeOptions(folder), name })
    return {
      write: (value) => {
        store.store = { ...value }
        syncFolder(folder)
      }
    }
  }
}
