import type { Api } from '../../src-main/contract/index.ts'
import type { LastPlace, PaneWidths } from '../../src-main/model/last-place.ts'
import type { ProfileFilter } from '../../src-main/model/profile-filter.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { profileRowHeight, type ListState } from './list.svelte.ts'
import { isIn } from './profile-list.ts'
import type { ProfilesState } from './profiles.svelte.ts'

/** While a person scrolls, main is told this often. */
const restMs = 200

const isSameButForTop = (one: LastPlace, other: LastPlace): boolean =>
  JSON.stringify({ ...one, top: null }) === JSON.stringify({ ...other, top: null })

/** After a restart the window is where it was: what main keeps of that, without anything secret or typed. */
export class LastPlaceState {
  paneWidths = $state.raw<PaneWidths>({ sidebar: null, list: null })
  /** Whether main has said what it kept: before that nobody knows how wide the panes are. */
  isKnown = $state(false)
  readonly #api: Api
  readonly #profiles: ProfilesState
  readonly #list: ListState
  #top: LastPlace['top'] = null
  #next: LastPlace | null = null
  #told = ''
  #isResting = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api, profiles: ProfilesState, list: ListState) {
    this.#api = api
    this.#profiles = profiles
    this.#list = list
  }

  async load(): Promise<LastPlace | null> {
    const answer = await this.#api.desktop.lastPlace()
    const place = answer.ok ? (answer.value ?? null) : null
    if (place !== null) this.paneWidths = place.paneWidths
    this.isKnown = true
    return place
  }

  /** Shows what was shown, as far as it is still there. To be called before the list is painted. Gives the profile to select. */
  restore(place: LastPlace | null): ProfileId | null {
    if (place === null) return null
    const { filter, closedFolders, top, selectedId } = place
    if (this.#has(filter)) this.#list.filter = filter
    this.#list.closedFolders = new Set(closedFolders)
    const index = top === null ? -1 : this.#list.rows.findIndex(({ profile }) => profile.id === top.id)
    if (top !== null && index >= 0) this.#list.scrollTop = index * profileRowHeight + top.offset
    return selectedId !== null && this.#profiles.get(selectedId) !== null ? selectedId : null
  }

  setWidth(pane: keyof PaneWidths, width: number | null): void {
    this.paneWidths = { ...this.paneWidths, [pane]: width }
  }

  /** For as long as the panes are shown, main knows where the person is. */
  readonly follow = (): void => {
    if (!this.#profiles.isLoaded) return
    const before = this.#next
    this.#next = this.#current()
    const isScrolled = before !== null && isSameButForTop(before, this.#next)
    if (!isScrolled || !this.#isResting) this.#tell()
  }

  #tell(): void {
    clearTimeout(this.#timer)
    const place = this.#next
    const text = JSON.stringify(place)
    this.#isResting = place !== null && text !== this.#told
    if (!this.#isResting || place === null) return
    this.#told = text
    void this.#api.desktop.setLastPlace(place)
    this.#timer = setTimeout(() => this.#tell(), restMs)
  }

  #current(): LastPlace {
    const { selectedId, filter, closedFolders, rows, search, scrollTop } = this.#list
    // A search is not kept: the list will be where it was before.
    if (search === '') {
      const index = Math.floor(scrollTop / profileRowHeight)
      const id = scrollTop <= 0 ? undefined : rows[index]?.profile.id
      this.#top = id === undefined ? null : { id, offset: Math.floor(scrollTop - index * profileRowHeight) }
    }
    return { selectedId, filter, closedFolders: [...closedFolders], top: this.#top, paneWidths: this.paneWidths }
  }

  /** A place may be gone; a state that no profile is in comes again. */
  #has(filter: ProfileFilter): boolean {
    return !('serverId' in filter) || this.#list.listed.some((each) => isIn(each, filter))
  }
}
