import { tick } from 'svelte'
import type { Api } from '../../src-main/contract/index.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { DetailState } from './detail.svelte.ts'
import type { EditingState } from './editing.svelte.ts'
import type { ListState } from './list.svelte.ts'
import { parsePlace, toPlaceText, type Place } from './place.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { ServersState } from './servers.svelte.ts'
import type { PreferencesState } from './settings.svelte.ts'

/** The parts of the window that have a place. */
export type PlaceParts = {
  readonly profiles: ProfilesState
  readonly list: ListState
  readonly detail: DetailState
  readonly editing: EditingState
  readonly servers: ServersState
  readonly preferences: PreferencesState
  readonly select: (id: ProfileId | null) => void
}

/** Locking replaces the page with a fresh one; who unlocks it finds everything as it was. */
export class PlaceKeeping {
  /** While the place is asked for after unlocking: the window comes back in one piece, not the list first and then the rest. */
  isReturning = $state(false)
  readonly #api: Api
  readonly #parts: PlaceParts

  constructor(api: Api, parts: PlaceParts) {
    this.#api = api
    this.#parts = parts
  }

  /** Returns how to stop. */
  start(): () => void {
    return this.#api.desktop.leaving(() => void this.#api.desktop.keepPlace(toPlaceText(this.#place())))
  }

  /** To be called once the vault is open and the profiles are there. */
  async restore(): Promise<void> {
    const answer = await this.#api.desktop.takePlace()
    const place = answer.ok && typeof answer.value === 'string' ? parsePlace(answer.value) : null
    if (place !== null) this.#goTo(place)
    if (!this.isReturning) return
    this.isReturning = false
    await tick()
    // Where the card had the focus nothing is left; a dialog takes it by itself.
    if (this.#parts.editing.form === null && this.#parts.servers.form === null)
      document.querySelector<HTMLElement>('[role=row][aria-selected=true]')?.focus()
  }

  #place(): Place {
    const { list, detail, editing, servers, preferences } = this.#parts
    const { selectedId, filter, search, closedFolders, scrollTop } = list
    const { form } = editing
    return {
      selectedId,
      filter,
      search,
      closedFolders: [...closedFolders],
      scrollTop,
      tab: detail.tab,
      isSettingsOpen: preferences.isOpen,
      editing: form === null ? null : { id: form.id, typed: form.typed() },
      server: servers.form === null ? null : { id: servers.form.server?.id ?? null, typed: servers.form.typed() }
    }
  }

  #goTo({ selectedId, filter, search, closedFolders, scrollTop, tab, isSettingsOpen, editing, server }: Place): void {
    const { profiles, list, detail, preferences } = this.#parts
    Object.assign(list, { filter, search, closedFolders: new Set(closedFolders), scrollTop })
    detail.tab = tab
    preferences.isOpen = isSettingsOpen
    if (selectedId !== null && profiles.get(selectedId) !== null) this.#parts.select(selectedId)
    this.#reopen(server)
    if (editing === null) return
    if (editing.id === null) this.#parts.editing.create(null)
    else this.#parts.editing.edit(editing.id)
    this.#parts.editing.form?.retype(editing.typed)
  }

  #reopen(open: Place['server']): void {
    const { profiles, servers } = this.#parts
    if (open === null) return
    const server = profiles.servers.find(({ id }) => id === open.id)
    if (open.id === null) servers.create()
    else if (server !== undefined) servers.edit(server)
    servers.form?.retype(open.typed)
  }
}
