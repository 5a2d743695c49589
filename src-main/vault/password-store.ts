type Environment = Readonly<Record<string, string | undefined>>

const isKde = (env: Environment): boolean =>
  (env['XDG_CURRENT_DESKTOP'] ?? '').split(':').some((name) => name.toUpperCase() === 'KDE') ||
  /^kde/i.test(env['DESKTOP_SESSION'] ?? '') ||
  env['KDE_FULL_SESSION'] !== undefined

/**
 * What to give Chromium as `--password-store`, before `ready`; null leaves it to Chromium. Of desktops that it does not know (i3,
 * sway, none at all) it believes that they have no keychain and takes a fixed password, without asking whether a Secret Service runs.
 * Every desktop it does know has the Secret Service, except KDE.
 */
export function passwordStoreSwitch(platform: NodeJS.Platform, env: Environment, argv: readonly string[]): string | null {
  if (platform !== 'linux' || isKde(env)) return null
  return argv.some((argument) => /^--password-store(=|$)/.test(argument)) ? null : 'gnome-libsecret'
}
