import { hiddenSwitch } from '../model/autostart-entry.ts'

export type StartCommandParts = {
  /** Absolute. */
  readonly execPath: string
  readonly argv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  readonly isPackaged: boolean
  /** Where the app's package.json is: what Electron is told to run while nothing is packaged. */
  readonly appPath: string
}

/**
 * What starts this same Mintmark again, without its window: the AppImage rather than where it is mounted for now, a development run with
 * the folder it runs from, and each with the data it was told to use.
 */
export function startCommand({ execPath, argv, env, isPackaged, appPath }: StartCommandParts): readonly [program: string, ...string[]] {
  const data = argv.filter((argument) => argument.startsWith('--user-data-dir='))
  const image = env['APPIMAGE'] ?? ''
  return [isPackaged && image !== '' ? image : execPath, ...(isPackaged ? [] : [appPath]), ...data, hiddenSwitch]
}
