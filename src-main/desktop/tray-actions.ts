import { copyToken, type CopyParts } from '../clipboard/copy-token.ts'
import type { TokenCopy } from '../contract/clipboard.ts'
import type { Announce } from '../contract/index.ts'
import { assertNever } from '../model/assert-never.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Refresh } from '../tokens/refresh.ts'
import type { Locker } from './locker.ts'
import type { TrayAction } from './tray-menu.ts'

export type TrayActionParts = {
  readonly copyParts: CopyParts
  readonly refresh: Refresh
  readonly locker: Locker
  readonly announce: Announce
  readonly showWindow: () => void
  readonly quit: () => void
}

/** Does what was chosen in the tray's menu. Where it takes a person's answer, the window asks for it. */
export function createTrayActions({
  copyParts,
  refresh: many,
  locker,
  announce,
  showWindow,
  quit
}: TrayActionParts): (action: TrayAction) => Promise<void> {
  /** A menu can still be open when the vault locks: what was chosen there is done after unlocking. */
  const askToUnlock = (work: () => void): void => {
    locker.whenUnlocked(work)
    showWindow()
  }

  const copy = async ({ profileId, format }: TokenCopy): Promise<void> => {
    const copied = await copyToken(profileId, { format, confirmed: false }, copyParts)
    if (copied.ok) return
    if (copied.error.code === 'vault-locked') return askToUnlock(() => void copy({ profileId, format }))
    if (copied.error.code === 'cancelled') return
    showWindow()
    if (copied.error.code === 'needs-confirmation')
      announce('clipboard', 'confirmationNeeded', { profileId, format, question: copied.error.question })
    else announce('clipboard', 'copyFailed', { profileId, error: copied.error })
  }

  const refresh = async (id: ProfileId): Promise<void> => {
    const minted = await copyParts.minter.mint(id, 'refresh')
    if (!minted.ok && minted.error.code === 'vault-locked') askToUnlock(() => void refresh(id))
  }

  return async (action) => {
    switch (action.kind) {
      case 'copy':
        return copy(action)
      case 'refresh':
        return refresh(action.profileId)
      case 'refresh-expiring':
        await many.expiring()
        return
      case 'lock':
        await locker.lock('person')
        return
      // The window has the lock.
      case 'unlock':
      case 'show':
        return showWindow()
      case 'more':
        showWindow()
        return announce('desktop', 'commanded', 'search')
      case 'settings':
        showWindow()
        return announce('desktop', 'commanded', 'settings')
      case 'quit':
        return quit()
      default:
        return assertNever(action)
    }
  }
}
