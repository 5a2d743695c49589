import type { AppFacts } from '../model/app-facts.ts'
import type { Licence } from '../model/licence.ts'
import type { LastPlace } from '../model/last-place.ts'
import type { ProfileId } from '../model/profile.ts'
import { call, event } from './ipc.ts'

/** What the application menu and its keys ask of the page. */
export type WindowCommand =
  | 'about'
  | 'check-updates'
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

/** How Mintmark stands in the desktop around it. Others change that too, so it is asked for where it is shown. */
export type Surroundings = {
  /** Whether anything shows icons of the tray: without it closing the window quits. */
  readonly hasTray: boolean
  readonly startsWithSession: boolean
  /** Whether windows can be left out of pictures of the screen. */
  readonly canHideFromCapture: boolean
  /** A run from the sources is what would be started again. */
  readonly isDevelopment: boolean
}

export const desktop = {
  /** What a person sees first has been painted: main begins with what nobody waits for. */
  painted: call<void, void>(),
  facts: call<void, AppFacts>(),
  /** Of everything that is shipped. Megabytes of text at most: asked for when a person wants to read them. */
  licences: call<void, readonly Licence[]>(),
  openLogs: call<void, void>(),
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
  surroundings: call<void, Surroundings>(),
  /** Answers how it is then. */
  setStartsWithSession: call<boolean, Surroundings>(),
  /** Where the person was last, in the words of any page: main keeps it over a restart. */
  setLastPlace: call<LastPlace, void>(),
  /** null: there is none. */
  lastPlace: call<void, LastPlace | null>(),
  /** A person wants to quit. The page answers with `answerQuit`. */
  quitAsked: event<void>(),
  /** false: something is not saved, and the person is asked about that first. true: now, or once they have said so, it quits. */
  answerQuit: call<boolean, void>(),
  commanded: event<WindowCommand>(),
  /** The tray asks to show a profile. */
  profileChosen: event<ProfileId>()
}
