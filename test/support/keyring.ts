import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isNameOwned, readProperty, type MessageBus } from './bus.ts'
import { startProcess, type Environment, type OwnedProcess, type User } from './owned-process.ts'
import { waitUntil } from './wait-until.ts'

export type KeyringState = 'unlocked' | 'locked' | 'none'

export type Keyring = {
  /** Ends the running keyring and starts one in this state; what it keeps stays, as it does for a person who logs in again. */
  readonly become: (state: KeyringState) => Promise<void>
  /** Starts an unlocked one that knows nothing of the one before: what a person gets who has forgotten its password. */
  readonly replace: () => Promise<void>
}

const password = 'the keyring of a test'
const serviceName = 'org.freedesktop.secrets'

/** A real gnome-keyring on the given bus. 'locked' has a login keyring that nobody unlocked. */
export function createKeyring(bus: MessageBus, env: Environment, dataFolder: string, user?: User): Keyring {
  let running: OwnedProcess | null = null

  async function end(): Promise<void> {
    await running?.stop()
    running = null
    await waitUntil('end of the keyring', async () => ((await isNameOwned(bus, serviceName)) ? null : true))
  }

  async function start(state: 'unlocked' | 'locked'): Promise<void> {
    const unlock = state === 'unlocked' ? ['--unlock'] : []
    const daemon = startProcess('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...unlock], env, password, user)
    running = daemon
    await waitUntil('keyring on the bus', async () => ((await isNameOwned(bus, serviceName)) ? true : null))
    const path = '/org/freedesktop/secrets/collection/login'
    const locked = await readProperty(bus, serviceName, path, 'org.freedesktop.Secret.Collection.Locked')
    if (locked !== (state === 'locked')) throw new Error(`The keyring is not ${state}\n${daemon.output()}`)
  }

  const files = join(dataFolder, 'keyrings')

  return {
    replace: async () => {
      await end()
      await rm(files, { recursive: true, force: true })
      await start('unlocked')
    },
    become: async (state) => {
      await end()
      // Only an unlocked start makes a login keyring that can be locked.
      if (state === 'locked' && !existsSync(join(files, 'login.keyring'))) {
        await start('unlocked')
        await end()
      }
      if (state !== 'none') await start(state)
    }
  }
}
