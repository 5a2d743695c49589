import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { createKeychainFile } from './file-keychain.ts'
import type { Place } from './real-vault.ts'

const folders: string[] = []
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A new folder on this computer's real disk, gone when the tests of this file are. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mintmark-torture-'))
  folders.push(folder)
  return folder
}

/** A place for a vault on the real disk: an empty folder, and a keychain beside it. */
export function createPlace(): Place {
  const around = createFolder()
  const keychain = join(around, 'keychain')
  createKeychainFile(keychain)
  const folder = join(around, 'mintmark')
  mkdirSync(folder)
  return { folder, keychain }
}
