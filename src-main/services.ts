import { app } from 'electron'
import { ConfirmedProfiles } from './clipboard/confirmed-profiles.ts'
import { Copier } from './clipboard/copier.ts'
import { systemClipboard } from './clipboard/system-clipboard.ts'
import type { Announce } from './contract/index.ts'
import type { ProfilesChange } from './contract/profiles.ts'
import { readAppFacts } from './desktop/app-facts.ts'
import { createBackupFiles } from './desktop/backup-files.ts'
import { chooseCaFile } from './desktop/ca-file.ts'
import { canHideFromCapture } from './desktop/content-protection.ts'
import { readLicences } from './desktop/licences.ts'
import { createLocking } from './desktop/locking.ts'
import type { Notifications } from './desktop/notifications.ts'
import type { Quitting } from './desktop/quitting.ts'
import { systemLoginItem } from './desktop/system-login-item.ts'
import { createTokenNotifications } from './desktop/token-notifications.ts'
import type { TrayHost } from './desktop/tray-host.ts'
import { createTrayLife, type TrayLife } from './desktop/tray-life.ts'
import { openLogsFolder } from './desktop/logs-folder.ts'
import { backupHandlers } from './ipc/backup.ts'
import { clipboardHandlers } from './ipc/clipboard.ts'
import { desktopHandlers } from './ipc/desktop.ts'
import { profileHandlers } from './ipc/profiles.ts'
import type { AllHandlers } from './ipc/router.ts'
import { serverHandlers } from './ipc/servers.ts'
import { settingsHandlers } from './ipc/settings.ts'
import { tokenHandlers } from './ipc/tokens.ts'
import { updateHandlers } from './ipc/updates.ts'
import { vaultHandlers } from './ipc/vault.ts'
import type { Log } from './log/log.ts'
import type { ProfileId } from './model/profile.ts'
import { areUpdatesManaged } from './model/update-source.ts'
import { Backup } from './profiles/backup.ts'
import { Profiles } from './profiles/profiles.ts'
import { Servers } from './profiles/servers.ts'
import { Demo } from './profiles/try-demo.ts'
import { LastPlaceFile } from './settings/last-place-file.ts'
import { createSettings, type SettingsStore } from './settings/settings-file.ts'
import { createOpenStore } from './settings/store-door.ts'
import { systemClock, systemTimer } from './system-time.ts'
import { createTokenServices } from './tokens/token-services.ts'
import { findUpdateSource } from './updates/find-source.ts'
import { UpdateCheck } from './updates/update-check.ts'
import { systemKeychain } from './vault/safe-storage.ts'
import { usualCost } from './vault/passphrase-key.ts'
import { readVault } from './vault/read-vault.ts'
import { writeWhole } from './vault/whole-file.ts'

export type ServicesParts = {
  readonly folder: string
  /** Where the built page, preload and main are. */
  readonly outFolder: string
  readonly resources: string
  readonly log: Log
  readonly announce: Announce
  readonly trayHost: TrayHost
  readonly quitting: Quitting
  readonly replacePage: () => void
  /** The page shows the first that a person sees. */
  readonly onPainted: () => void
  readonly showWindow: () => void
  readonly isWindowFocused: () => boolean
}

export type Services = {
  /** Without those of the small window, which is not built here. */
  readonly handlers: Omit<AllHandlers, 'quickPick'>
  readonly settings: SettingsStore
  /** What a person does not wait for: the keychain, the tray, the demo server. */
  readonly startLater: () => Promise<void>
  /** A person has come to the window. */
  readonly windowFocused: () => void
  readonly stop: () => Promise<void>
}

const clock = systemClock
const timer = systemTimer

/** Every service, built once, in reading order, each from the ones above it. */
export async function createServices({
  folder,
  outFolder,
  resources,
  log,
  announce,
  trayHost,
  quitting,
  replacePage,
  onPainted,
  showWindow,
  isWindowFocused
}: ServicesParts): Promise<Services> {
  let tray: TrayLife | null = null
  let notifications: Notifications | null = null

  const openStore = createOpenStore(folder)
  const lastPlace = new LastPlaceFile({ folder, write: writeWhole, timer, log, mayWrite: () => vault.state().kind !== 'session-only' })
  const settings = createSettings({ folder, openStore, clock, log })
  const vault = await readVault({ folder, keychain: systemKeychain, write: writeWhole, cost: usualCost, clock, timer, log })
  const tokens = createTokenServices({
    vault,
    folder,
    clock,
    timer,
    log,
    announce,
    settings: () => settings.get(),
    onChanged: (states) => {
      notifications?.followTokens(states)
      tray?.refresh()
    }
  })
  const { activity, minter, refresh, keepFresh, forgetToken, ...minting } = tokens
  const onProfilesChanged = (change: ProfilesChange): void => {
    activity.follow(change)
    keepFresh.followProfiles(change)
    announce('profiles', 'changed', change)
    tray?.refresh()
  }
  const profiles = new Profiles({
    vault,
    clock,
    createId: () => crypto.randomUUID(),
    onChanged: onProfilesChanged,
    onCredentialsChanged: forgetToken,
    onSecretChanged: (id) => minter.forgive(id),
    onRestored: (id) => minter.tell(id)
  })
  const servers = new Servers({ vault, createId: () => crypto.randomUUID(), onChanged: onProfilesChanged })
  const copier = new Copier({
    door: systemClipboard,
    clock,
    timer,
    clearAfterMs: () => settings.get().clipboardClearMs,
    mayHold: () => vault.state().kind !== 'locked',
    onChanged: (state) => announce('clipboard', 'changed', state)
  })
  const demo = new Demo({
    vault,
    profiles,
    startServer: async (port) =>
      (await import('./demo-server/demo-server.ts')).startDemoServer({ ...(port === null ? {} : { port }), clock })
  })
  const backup = new Backup({
    vault,
    files: createBackupFiles(),
    clock,
    createId: () => crypto.randomUUID(),
    passphraseCost: usualCost,
    confirm: (current) => vault.waysIn.confirm(current),
    onChanged: (change) => {
      onProfilesChanged(change)
      // With a demo profile comes the demo server.
      void demo.resume()
    },
    log
  })
  const updates = new UpdateCheck({
    source: findUpdateSource(app.isPackaged, process.env),
    isManaged: areUpdatesManaged(process.env),
    version: app.getVersion(),
    transport: tokens.transport,
    settings,
    clock,
    timer,
    onChanged: (state) => announce('updates', 'changed', state),
    onFound: (version) => announce('updates', 'found', version)
  })
  const confirmedProfiles = new ConfirmedProfiles()
  const copyParts = { ...minting, confirmedProfiles, vault, minter, profiles, copier, clock, settings: () => settings.get() }
  let interrupted: { readonly many: readonly ProfileId[]; readonly single: readonly ProfileId[] } = { many: [], single: [] }
  const { locker, ...locking } = createLocking({
    vault,
    settings,
    clock,
    timer,
    log,
    announceLeaving: () => announce('desktop', 'leaving', undefined),
    replacePage,
    onLocked: () => {
      interrupted = { many: refresh.cancel(), single: minter.pause() }
      notifications?.clear()
      confirmedProfiles.clear()
      backup.forget()
      void copier.clear()
    },
    onUnlocked: () => {
      void refresh.selected(interrupted.many)
      for (const id of interrupted.single) void minter.mint(id)
    },
    onResumed: () => keepFresh.planAgain()
  })
  vault.onStateChanged((state) => {
    announce('vault', 'changed', state)
    keepFresh.followVault(state)
    tray?.refresh()
  })
  settings.onChanged((current) => {
    announce('settings', 'changed', current)
    keepFresh.followSettings()
    updates.plan()
    tray?.refresh()
  })
  const around = { copyParts, refresh, announce, showWindow, settings, timer }
  tray = createTrayLife({ ...around, locker, quit: quitting.ask, resources, trayHost })
  notifications = createTokenNotifications({ ...around, keepFresh, log, isWindowFocused, act: tray.act })

  return {
    settings,
    handlers: {
      backup: backupHandlers(backup),
      clipboard: clipboardHandlers(copyParts),
      desktop: desktopHandlers({
        demo,
        locker,
        quitting,
        lastPlace,
        onPainted,
        readFacts: () => readAppFacts(folder, systemClipboard.canHideFromHistory()),
        readLicences: () => readLicences(outFolder),
        openLogs: () => openLogsFolder(folder),
        trayHost,
        loginItem: systemLoginItem(),
        isDevelopment: !app.isPackaged,
        canHideFromCapture: canHideFromCapture(process.platform)
      }),
      profiles: profileHandlers(profiles),
      servers: serverHandlers({ servers, chooseCaFile }),
      settings: settingsHandlers(settings),
      tokens: tokenHandlers({ ...tokens, vault, clock, onRevoked: forgetToken }),
      updates: updateHandlers(updates),
      vault: vaultHandlers({ vault, locker })
    },
    startLater: async () => {
      tray.start()
      locking.start()
      try {
        // A person who was quick has locked it by now.
        if (vault.state().kind === 'opening') await vault.open()
        await demo.resume()
      } finally {
        keepFresh.start()
        updates.plan()
      }
    },
    windowFocused: () => notifications.clear(),
    stop: async () => {
      tray.stop()
      trayHost.close()
      keepFresh.stop()
      updates.stop()
      notifications.stop()
      locking.stop()
      await Promise.allSettled([copier.clear(), demo.stop(), activity.flush(), lastPlace.flush(), vault.close()])
    }
  }
}
