import { readFileSync } from 'node:fs'
import { homedir, release } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppFacts } from '../model/app-facts.ts'

const longestName = 60

/** `folder` with `~` for the home of the person: its name is nobody's business in a report. */
export const withoutHome = (folder: string, home: string = homedir()): string =>
  folder.startsWith(home) ? `~${folder.slice(home.length)}` : folder

/** What packaging wrote beside the app; from its sources nothing is packed. */
function isTestPackage(): boolean {
  try {
    const packed = JSON.parse(readFileSync(join(app.getAppPath(), 'packed.json'), 'utf8')) as { readonly isTestElectron?: unknown }
    return packed.isTestElectron === true
  } catch {
    return false
  }
}

export const readAppFacts = (folder: string, canHideFromHistory: boolean): AppFacts => ({
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  node: process.versions.node,
  // The release's numbers only: what stands behind them can name whoever built the kernel, or the company's image.
  platform: `${process.platform} ${/^[\d.]*/.exec(release())?.[0] ?? ''} ${process.arch}`,
  desktop: [process.env['XDG_CURRENT_DESKTOP'], process.env['XDG_SESSION_TYPE']].filter(Boolean).join(', ').slice(0, longestName),
  folder: withoutHome(folder),
  canHideFromHistory,
  isTestPackage: isTestPackage()
})
