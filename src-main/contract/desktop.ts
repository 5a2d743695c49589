import type { ProfileId } from '../model/profile.ts'
import { call, event } from './ipc.ts'

/** What the application menu and its keys ask of the page. */
export type WindowCommand =
  | 'new-profile'
  | 'edit-profile'
  | 'duplicate-profile'
  | 'delete-profile'
  | 'get-token'
  | 'refresh-expiring'
  | 'copy'
  | 'reveal'
  | 'search'
  | 'quick-pick'
  | 'inspect-token'
  | 'lock'
  | 'settings'
  | 'shortcuts'

export const desktop = {
  /** Starts the built-in Usergrid and stores a profile of each access type; answers the first one's id. */
  tryDemo: call<void, ProfileId>(),
  /** The page is about to be replaced by a fresh one, because the vault locks: it answers with `keepPlace`. */
  leaving: event<void>(),
  /**
   * Where the person was, in the page's own words, for the page that comes after unlocking. It may hold what was being typed, so main
   * seals it before it drops the key.
   */
  keepPlace: call<string, void>(),
  /** Gives the place back, once. null: there is none, or the vault is still locked. */
  takePlace: call<void, string | null>(),
  commanded: event<WindowCommand>(),
  /** The tray asks to show a profile. */
  profileChosen: event<ProfileId>()
}
