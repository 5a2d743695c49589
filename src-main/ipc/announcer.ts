import type { WebContents } from 'electron'
import type { Announce } from '../contract/index.ts'
import { channelName } from '../contract/ipc.ts'

/** The only use of `webContents.send`: tells the page what changed, while there is a page. */
export function createAnnouncer(page: () => WebContents | null): Announce {
  return (domain, verb, payload) => {
    const target = page()
    if (target !== null && !target.isDestroyed()) target.send(channelName(domain, verb), payload)
  }
}

/** Tells several pages the same. */
export const announceToAll =
  (...announcers: readonly Announce[]): Announce =>
  (domain, verb, payload) => {
    for (const announce of announcers) announce(domain, verb, payload)
  }
