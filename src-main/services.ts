import { join } from 'node:path'
import { app } from 'electron'
import { Copier } from './clipboard/copier.ts'
import { copyToken } from './clipboard/copy-token.ts'
import { systemClipboard } from './clipboard/system-clipboard.ts'
import type { TokenCopy } from './contract/clipboard.ts'
import type { Announce } from './contract/index.ts'
import type { ProfilesChange } from './contract/profiles.ts'
import { systemTray } from './desktop/system-tray.ts'
import { chooseCaFile } from './desktop/ca-file.ts'
import { TrayIcon } from './desktop/tray.ts'
import type { TrayAction } from './desktop/tray-menu.ts'
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
import { Profiles } from './profiles/profiles.ts'
import { Servers } from './profiles/servers.ts'
import { Demo } from './profiles/try-demo.ts'
import { createSettings, type SettingsStore } from './settings/settings-file.ts'
import { KeptIdentities } from './tokens/kept-identities.ts'
import { Minter } from './tokens/minter.ts'
import { RejectedTokens } from './tokens/rejected-tokens.ts'
import { createNetworkSession } from './tokens/network-session.ts'
import { refreshExpiring } from './tokens/refresh.ts'
import { createTransport } from './tokens/transport.ts'
import { assertNever } from './model/assert-never.ts'
import { systemKeychain } from './vault/safe-storage.ts'
import { createOpenStore } from './vault/store-door.ts'
import { readVault } from './vault/vault.ts'

export type ServicesParts = {
  readonly folder: string
  readonly resources: string
  readonly log: Log
  readonly announce: Announce
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
export async function createServices({ folder, resources, log, announce, showWindow }: ServicesParts): Promise<Services> {
  let tray: TrayIcon | null = null

  const openStore = createOpenStore(folder)
  const settings = createSettings({ folder, openStore, clock, log })
  const vault = readVault({ folder, keychain: systemKeychain, openStore, clock, timer, log })
  const keptIdentities = new KeptIdentities()
  const rejectedTokens = new RejectedTokens()
  const transport = createTransport((server) => createNetworkSession(server, clock))
  const minter = new Minter({
    vault,
    clock,
    transport,
    onChanged: (states) => {
      announce('tokens', 'changed', states)
      tray?.refresh()
    }
  })
  const forgetToken = (id: ProfileId): void => {
    vault.tokens.remove(id)
    keptIdentities.forget(id)
    minter.forget(id)
  }
  const onProfilesChanged = (change: ProfilesChange): void => {
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
  const copyParts = { vault, minter, profiles, copier, clock, keptIdentities, rejectedTokens }
  vault.onStateChanged((state) => announce('vault', 'changed', state))
  settings.onChanged((current) => announce('settings', 'changed', current))

  const copyFromTray = async ({ profileId, format }: TokenCopy): Promise<void> => {
    const copied = await copyToken(profileId, { format, confirmed: false }, copyParts)
    if (copied.ok || copied.error.code !== 'needs-confirmation') return
    // A menu cannot ask, the window can.
    showWindow()
    announce('clipboard', 'confirmationNeeded', { profileId, format, granted: copied.error.granted })
  }
  const act = async (action: TrayAction): Promise<void> => {
    switch (action.kind) {
      case 'copy':
        return copyFromTray(action)
      case 'refresh':
        await minter.mint(action.profileId)
        return
      case 'refresh-expiring':
        await refreshExpiring({ vault, minter, clock })
        return
      case 'show':
        return showWindow()
      case 'quit':
        return app.quit()
      default:
        return assertNever(action)
    }
  }

  return {
    settings,
    handlers: {
      clipboard: clipboardHandlers(copyParts),
      desktop: desktopHandlers(demo),
      profiles: profileHandlers(profiles),
      servers: serverHandlers({ servers, chooseCaFile }),
      settings: settingsHandlers(settings),
      tokens: tokenHandlers({ vault, minter, clock, transport, keptIdentities, rejectedTokens, onRevoked: forgetToken }),
      vault: vaultHandlers(vault)
    },
    startLater: async () => {
      tray = new TrayIcon({
        ...systemTray(join(resources, 'tray')),
        content: () => ({ profiles: vault.profiles(), states: minter.states(), now: clock.now() }),
        onAction: (action) => void act(action),
        onActivated: showWindow,
        timer
      })
      await vault.open()
      await demo.resume()
    },
    stop: async () => {
      tray?.destroy()
      await Promise.allSettled([copier.clear(), demo.stop()])
      vault.close()
    }
  }
}
