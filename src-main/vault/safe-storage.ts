import * as electron from 'electron'
import { minuteMs } from '../model/time.ts'
import { isHardCoded } from './key-slots.ts'
import { KeychainBusy, type Keychain } from './keychain.ts'

/** What may be there, since the async half came with Electron 42 and the sync half goes with 46. */
type AnySafeStorage = {
  readonly isEncryptionAvailable?: () => boolean
  readonly encryptString?: (text: string) => Buffer
  readonly decryptString?: (wrapped: Buffer) => string
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>
  readonly encryptStringAsync?: (text: string) => Promise<Buffer>
  readonly decryptStringAsync?: (wrapped: Buffer) => Promise<{ readonly result: string }>
  readonly getSelectedStorageBackend?: () => string
}

// A person may be typing a password into the keychain's own dialog.
const patienceMs = minuteMs

const linuxNames: Readonly<Record<string, string>> = { kwallet: 'KWallet', kwallet5: 'KWallet', kwallet6: 'KWallet' }

function keychainName(platform: NodeJS.Platform, backend: string, wrapped: Buffer): string {
  if (platform === 'darwin') return 'Keychain'
  if (platform === 'win32') return 'Windows DPAPI'
  return wrapped.toString('latin1', 0, 3) === 'v12' ? 'Desktop portal' : (linuxNames[backend] ?? 'GNOME Keyring')
}

function inTime<Value>(answer: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => reject(new KeychainBusy()), patienceMs)
    answer.then(resolve, reject).finally(() => clearTimeout(timeout))
  })
}

const storage: AnySafeStorage = electron.safeStorage

/** The system's keychain through Electron's safeStorage. Only after `ready`: before, it knows nothing and says so wrongly. */
export const systemKeychain: Keychain = {
  isAvailable: async () => {
    try {
      if (storage.isAsyncEncryptionAvailable) return await inTime(storage.isAsyncEncryptionAvailable())
      return storage.isEncryptionAvailable?.() === true
    } catch {
      return false
    }
  },
  wrap: async (text) => {
    if (storage.encryptStringAsync) return inTime(storage.encryptStringAsync(text))
    if (storage.encryptString) return storage.encryptString(text)
    throw new KeychainBusy()
  },
  unwrap: async (wrapped) => {
    try {
      if (storage.decryptStringAsync) return (await inTime(storage.decryptStringAsync(wrapped))).result
      if (storage.decryptString) return storage.decryptString(wrapped)
    } catch (error) {
      throw error instanceof Error && /temporarily unavailable/i.test(error.message) ? new KeychainBusy() : error
    }
    throw new KeychainBusy()
  },
  isStrong: (wrapped) => !isHardCoded(wrapped, process.platform),
  nameOf: (wrapped) => keychainName(process.platform, storage.getSelectedStorageBackend?.() ?? '', wrapped)
}
