import { join } from 'node:path'
import { app } from 'electron'
import { Copier } from './clipboard/copier.ts'
import { systemClipboard } from './clipboard/system-clipboard.ts'
import type { Announce } from './contract/index.ts'
import type { ProfilesChange } from './contract/profiles.ts'
import { systemTray } from './desktop/system-tray.ts'
import { createBackupFiles } from './desktop/backup-files.ts'
import { chooseCaFile } from './desktop/ca-file.ts'
import { createLocking } from './desktop/locking.ts'
import { TrayIcon } from './desktop/tray.ts'
import { createTrayActions } from './desktop/tray-actions.ts'
import { backupHandlers } from './ipc/backup.ts'
import { clipboardHandlers } from './ipc/clipboard.ts'
import { desktopHandlers } from './ipc/desktop.ts'
import { profileHandlers } from './ipc/profiles.ts'
import type { AllHandlers } from './ipc/router.ts'
import { serverHandlers } from './ipc/servers.ts'
import { settingsHandlers } from './ipc/settings.ts'
import { tokenHandlers } from './ipc/tokens.ts'
import { vaultHandlers } from './ipc/vault.ts'
import type { Log } from './log/log.ts'
import type { ProfileId } from './model/profile.ts'
import type { Clock, Timer } from './model/time.ts'
import { canLock } from './model/vault-state.ts'
import { Backup } from './profiles/backup.ts'
import { Profiles } from './profiles/profiles.ts'
import { Servers } from './profiles/servers.ts'
import { Demo } from './profiles/try-demo.ts'
import { createSettings, type SettingsStore } from './settings/settings-file.ts'
import { createOpenStore } from './settings/store-door.ts'
import { gatherNews } from './tokens/gather-news.ts'
import { Activity, type NoteAttempt } from './tokens/activity.ts'
import { KeptIdentities } from './tokens/kept-identities.ts'
import { Minter } from './tokens/minter.ts'
import { RejectedTokens } from './tokens/rejected-tokens.ts'
import { createNetworkSession } from './tokens/network-session.ts'
import { createTransport } from './tokens/transport.ts'
import { systemKeychain } from './vault/safe-storage.ts'
import { usualCost } from './vault/passphrase-key.ts'
import { readVault } from './vault/read-vault.ts'
import { writeWhole } from './vault/whole-file.ts'

export type ServicesParts = {
  readonly folder: string
  readonly resources: string
  readonly log: Log
  readonly announce: Announce
  readonly replacePage: () => void
  readonly showWindow: () => void
}

export type Services = {
  readonly handlers: AllHandlers
  readonly settings: SettingsStore
  /** What a person does not wait for: the keychain, the tray, the demo server. */
  readonly startLater: () => Promise<void>
  readonly stop: () => Promise<void>
}

const clock: Clock = { now: () => Date.now() }
const timer: Timer = (delayMs, work) => {
  const handle = setTimeout(work, delayMs)
  return () => clearTimeout(handle)
}

/** Every service, built once, in reading order, each from the ones above it. */
export async function createServices({ folder, resources, log, announce, replacePage, showWindow }: ServicesParts): Promise<Services> {
  let tray: TrayIcon | null = null

  const openStore = createOpenStore(folder)
  const settings = createSettings({ folder, openStore, clock, log })
  const vault = await readVault({ folder, keychain: systemKeychain, write: writeWhole, cost: usualCost, clock, timer, log })
  const keptIdentities = new KeptIdentities()
  const rejectedTokens = new RejectedTokens()
  const transport = createTransport((server) => createNetworkSession(server, clock))
  const activity = new Activity({
    vault,
    folder,
    write: writeWhole,
    clock,
    timer,
    log,
    onAttempted: (id) => announce('tokens', 'attempted', id)
  })
  const noteAttempt: NoteAttempt = (id, attempted) => activity.note(id, attempted)
  const minter = new Minter({
    vault,
    clock,
    transport,
    noteAttempt,
    onChanged: gatherNews((states) => {
      announce('tokens', 'changed', states)
      tray?.refresh()
    }, timer)
  })
  const forgetToken = (id: ProfileId): void => {
    vault.tokens.remove(id)
    keptIdentities.forget(id)
    minter.forget(id)
  }
  const onProfilesChanged = (change: ProfilesChange): void => {
    activity.follow(change)
    announce('profiles', 'changed', change)
    tray?.refresh()
  }
  const profiles = new Profiles({
    vault,
    clock,
    createId: () => crypto.randomUUID(),
    onChanged: onProfilesChanged,
    onCredentialsChanged: forgetToken,
    onRestored: (id) => minter.tell(id)
  })
  const servers = new Servers({ vault, onChanged: onProfilesChanged })
  const copier = new Copier({
    door: systemClipboard,
    clock,
    timer,
    clearAfterMs: () => settings.get().clipboardClearMs,
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
  const copyParts = { vault, minter, profiles, copier, clock, keptIdentities, rejectedTokens }
  let interrupted: readonly ProfileId[] = []
  const { locker, ...locking } = createLocking({
    vault,
    settings,
    clock,
    timer,
    log,
    announceLeaving: () => announce('desktop', 'leaving', undefined),
    replacePage,
    onLocked: () => {
      interrupted = minter.pause()
      backup.forget()
      void copier.clear()
    },
    onUnlocked: () => interrupted.forEach((id) => void minter.mint(id))
  })
  vault.onStateChanged((state) => {
    announce('vault', 'changed', state)
    tray?.refresh()
  })
  settings.onChanged((current) => {
    announce('settings', 'changed', current)
    tray?.refresh()
  })
  const act = createTrayActions({ copyParts, locker, announce, showWindow, quit: () => app.quit() })

  return {
    settings,
    handlers: {
      backup: backupHandlers(backup),
      clipboard: clipboardHandlers(copyParts),
      desktop: desktopHandlers({ demo, locker }),
      profiles: profileHandlers(profiles),
      servers: serverHandlers({ servers, chooseCaFile }),
      settings: settingsHandlers(settings),
      tokens: tokenHandlers({
        vault,
        minter,
        clock,
        transport,
        keptIdentities,
        rejectedTokens,
        activity,
        noteAttempt,
        onRevoked: forgetToken
      }),
      vault: vaultHandlers({ vault, locker })
    },
    startLater: async () => {
      tray = new TrayIcon({
        ...systemTray(join(resources, 'tray')),
        content: () => ({
          profiles: vault.profiles(),
          states: minter.states(),
          vault: vault.state().kind === 'locked' ? 'locked' : 'open',
          canLock: canLock(vault.state()),
          showWhileLocked: settings.get().showWhileLocked,
          now: clock.now()
        }),
        onAction: (action) => void act(action),
        onActivated: showWindow,
        timer
      })
      locking.start()
      await vault.open()
      await demo.resume()
    },
    stop: async () => {
      tray?.destroy()
      locking.stop()
      await Promise.allSettled([copier.clear(), demo.stop(), activity.flush(), vault.close()])
    }
  }
}
