import type { ProfileId } from '../model/profile.ts'
import { call, event } from './ipc.ts'

/** What the application menu and its keys ask of the page. */
export type WindowCommand =
  'new-profile' | 'edit-profile' | 'delete-profile' | 'get-token' | 'refresh-expiring' | 'copy' | 'reveal' | 'search' | 'inspect-token'

export const desktop = {
  /** Starts the built-in Usergrid and stores a profile of each access type; answers the first one's id. */
  tryDemo: call<void, ProfileId>(),
  commanded: event<WindowCommand>(),
  /** The tray asks to show a profile. */
  profileChosen: event<ProfileId>()
}
