import type { ProfileFilter } from './profile-filter.ts'
import type { ProfileId } from './profile.ts'

/** In px; null: as wide as the window suggests. */
export type PaneWidths = { readonly sidebar: number | null; readonly list: number | null }

/** Where a person was in the window, as it is kept over a restart: nothing secret, and nothing that was typed. */
export type LastPlace = {
  readonly selectedId: ProfileId | null
  readonly filter: ProfileFilter
  readonly closedFolders: readonly string[]
  /** The first row in view, and how much of it (px) was scrolled out; null: the start of the list. */
  readonly top: { readonly id: ProfileId; readonly offset: number } | null
  readonly paneWidths: PaneWidths
}
