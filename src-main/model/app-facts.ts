/** What main knows of the program that runs, and of what it runs on. No secret, and no name of a profile or of the person's home. */
export type AppFacts = {
  readonly version: string
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** "linux 6.1.0 x64" */
  readonly platform: string
  /** "KDE, wayland"; empty where the system does not say. */
  readonly desktop: string
  /** The user-data folder, with `~` for the person's home. */
  readonly folder: string
  /** Whether clipboard histories are told to leave out what is copied. */
  readonly canHideFromHistory: boolean
  /** Packed with an Electron that its makers no longer mend. */
  readonly isTestPackage: boolean
}
