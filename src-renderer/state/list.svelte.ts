import type { ProfileFilter } from '../../src-main/model/profile-filter.ts'
import type { ProfileMarks, ProfileSearch } from '../../src-main/model/profile-search.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { Server } from '../../src-main/model/server.ts'
import { defaultSettings, type ProfileSort } from '../../src-main/model/settings.ts'
import { NarrowingSearch } from '../../src-main/model/search/narrowing-search.ts'
import { toWords } from '../../src-main/model/search/word-match.ts'
import { compareNames, countByState, isIn, listProfiles, sortProfiles, type ListedProfile } from './profile-list.ts'
import { treeLines } from './profile-tree.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

/** In px. */
export const profileRowHeight = 56

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
  readonly #search: ProfileSearch
  readonly #made = new WeakMap<Profile, ListedProfile>()

  constructor(profiles: ProfilesState, tokens: TokensState, search: ProfileSearch) {
    this.#profiles = profiles
    this.#tokens = tokens
    this.#search = search
  }

  readonly #inNameOrder = $derived.by(() => this.#profiles.all.toSorted(compareNames))
  readonly listed = $derived.by(() =>
    listProfiles({
      profiles: this.#inNameOrder,
      made: this.#made,
      serverOf: (profile) => this.#profiles.serverOf(profile),
      tokenOf: (id) => this.#tokens.get(id),
      now: this.#tokens.phaseAt
    })
  )
  readonly counts = $derived.by(() => countByState(this.listed))
  readonly expiringCount = $derived(this.counts.soon + this.counts.expired)
  readonly tree = $derived.by(() => treeLines(this.#profiles.servers, this.#profiles.all, (key) => !this.closedFolders.has(key)))
  readonly #words = $derived(toWords(this.search))
  /** Sorted before they are searched: sorting takes longer, and is not done again for every letter that is typed. */
  readonly #sorted = $derived.by(() =>
    sortProfiles(
      this.listed.filter((each) => isIn(each, this.filter)),
      this.sort
    )
  )
  readonly #searched = $derived(new NarrowingSearch(this.#sorted, ({ profile, server }) => this.#search.textsOf(profile, server)))
  /** Searching leaves the order as it was chosen, so that no row jumps. */
  readonly rows = $derived(this.#searched.find(this.#words))
  readonly selected: Profile | null = $derived.by(() => (this.selectedId === null ? null : this.#profiles.get(this.selectedId)))
  /** Where the selected profile is among the rows; -1 where it is not. Looked for by its object: ids of ten thousand rows take far longer. */
  readonly selectedIndex: number = $derived.by(() => {
    const { rows, selected } = this
    const row = selected === null ? undefined : this.#made.get(selected)
    return row === undefined ? -1 : rows.indexOf(row)
  })
  /** The server that is shown, where it has no profiles. */
  readonly bareServer: Server | null = $derived.by(() => {
    const { filter } = this
    if (filter.kind !== 'server' || this.#profiles.all.some(({ serverId }) => serverId === filter.serverId)) return null
    return this.#profiles.serversById.get(filter.serverId) ?? null
  })

  idsIn(filter: ProfileFilter): readonly ProfileId[] {
    return this.listed.filter((each) => isIn(each, filter)).map(({ profile }) => profile.id)
  }

  /** Reads the profiles before the first letter is typed. */
  prepareSearch(): void {
    this.#searched.prepare()
  }

  marksOf({ profile, server }: ListedProfile): ProfileMarks {
    return this.#search.marks(this.#words, profile, server)
  }

  toggleFolder(key: string): void {
    const next = new Set(this.closedFolders)
    if (!next.delete(key)) next.add(key)
    this.closedFolders = next
  }

  openFolders(keys: readonly string[]): void {
    const opened = new Set(keys)
    this.closedFolders = new Set([...this.closedFolders].filter((key) => !opened.has(key)))
  }

  /** Moves the selection by rows; from nothing it starts at the top. */
  move(by: number): void {
    const next = this.rows[Math.max(0, Math.min(this.rows.length - 1, this.selectedIndex + by))]
    if (next !== undefined) this.selectedId = next.profile.id
  }

  /** The row to go to when these are removed and the selected profile with them: the next one below it that stays, else above. */
  neighbour(removed: ReadonlySet<ProfileId>): ProfileId | null {
    const index = this.selectedIndex
    const stays = ({ profile }: ListedProfile): boolean => !removed.has(profile.id)
    return (this.rows.slice(index + 1).find(stays) ?? this.rows.slice(0, Math.max(0, index)).findLast(stays))?.profile.id ?? null
  }
}
