import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import { defaultSettings, type ProfileSort } from '../../src-main/model/settings.ts'
import { isExpiring } from '../../src-main/model/token.ts'
import { countByState, isIn, listProfiles, matchesSearch, sortProfiles, type ProfileFilter } from './profile-list.ts'
import { treeLines } from './profile-tree.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

/** What the sidebar and the list show: the filter, the search, the order and the selection. */
export class ListState {
  filter = $state.raw<ProfileFilter>({ kind: 'all' })
  search = $state('')
  sort = $state<ProfileSort>(defaultSettings.sort)
  selectedId = $state<ProfileId | null>(null)
  closedFolders = $state.raw<ReadonlySet<string>>(new Set())
  /** In px: how far the list is scrolled. */
  scrollTop = $state(0)

  readonly #profiles: ProfilesState
  readonly #tokens: TokensState

  constructor(profiles: ProfilesState, tokens: TokensState) {
    this.#profiles = profiles
    this.#tokens = tokens
  }

  readonly listed = $derived.by(() =>
    listProfiles({
      profiles: this.#profiles.all,
      serverOf: (profile) => this.#profiles.serverOf(profile),
      tokenOf: (id) => this.#tokens.get(id),
      now: this.#tokens.phaseAt
    })
  )
  readonly counts = $derived.by(() => countByState(this.listed))
  readonly expiringCount = $derived.by(() => this.listed.filter(({ left }) => isExpiring(left)).length)
  readonly tree = $derived.by(() => treeLines(this.#profiles.servers, this.listed, (key) => !this.closedFolders.has(key)))
  readonly rows = $derived.by(() =>
    sortProfiles(
      this.listed.filter((each) => isIn(each, this.filter) && matchesSearch(each, this.search)),
      this.sort
    )
  )
  readonly selected: Profile | null = $derived.by(() => (this.selectedId === null ? null : this.#profiles.get(this.selectedId)))

  toggleFolder(key: string): void {
    const next = new Set(this.closedFolders)
    if (!next.delete(key)) next.add(key)
    this.closedFolders = next
  }

  /** Moves the selection by rows; from nothing it starts at the top. */
  move(by: number): void {
    const index = this.rows.findIndex(({ profile }) => profile.id === this.selectedId)
    const next = this.rows[Math.max(0, Math.min(this.rows.length - 1, index + by))]
    if (next !== undefined) this.selectedId = next.profile.id
  }

  /** The row to go to when the selected profile is removed: the one below it, else above. */
  neighbour(): ProfileId | null {
    const index = this.rows.findIndex(({ profile }) => profile.id === this.selectedId)
    return (this.rows[index + 1] ?? this.rows[index - 1])?.profile.id ?? null
  }
}
