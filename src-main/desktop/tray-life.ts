import { join } from 'node:path'
import type { Timer } from '../model/time.ts'
import { canLock } from '../model/vault-state.ts'
import type { SettingsStore } from '../settings/settings-file.ts'
import { systemTray } from './system-tray.ts'
import { createTrayActions, type TrayActionParts } from './tray-actions.ts'
import type { TrayHost } from './tray-host.ts'
import { trayLook, type TrayAction } from './tray-menu.ts'
import { TrayIcon } from './tray.ts'

export type TrayLifeParts = TrayActionParts & {
  readonly resources: string
  readonly settings: SettingsStore
  readonly trayHost: TrayHost
  readonly timer: Timer
}

export type TrayLife = {
  readonly start: () => void
  /** Says that what the menu shows has changed. */
  readonly refresh: () => void
  /** What its menu does, for who offers the same. */
  readonly act: (action: TrayAction) => Promise<void>
  readonly stop: () => void
}

/** The tray icon from its start to its end, with what it shows and what it does. */
export function createTrayLife({ resources, settings, trayHost, timer, ...parts }: TrayLifeParts): TrayLife {
  const { vault, minter, clock } = parts.copyParts
  const act = createTrayActions(parts)
  const create = (): TrayIcon =>
    new TrayIcon({
      ...systemTray(join(resources, 'tray')),
      look: () =>
        trayLook({
          profiles: vault.profiles(),
          servers: vault.servers(),
          states: minter.states(),
          vault: vault.state().kind === 'locked' ? 'locked' : 'open',
          canLock: canLock(vault.state()),
          showWhileLocked: settings.get().showWhileLocked,
          now: clock.now()
        }),
      onAction: (action) => void act(action),
      onActivated: parts.showWindow,
      timer
    })
  let tray: TrayIcon | null = null
  let hasFoundHost = false
  let stopListening = (): void => {}
  return {
    start: () => {
      stopListening = trayHost.onChanged((isThere) => {
        if (!isThere || hasFoundHost) return
        // Electron looks for a host when the icon is made, and follows only one that it has found.
        hasFoundHost = true
        tray?.destroy()
        tray = create()
      })
      tray = create()
      void trayHost.isThere().then((isThere) => (hasFoundHost ||= isThere))
    },
    refresh: () => tray?.refresh(),
    act,
    stop: () => {
      stopListening()
      tray?.destroy()
      tray = null
    }
  }
}
