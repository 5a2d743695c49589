import { tick } from 'svelte'
import type { Api } from '../../src-main/contract/index.ts'
import { ProfileSearch } from '../../src-main/model/profile-search.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { ServerId } from '../../src-main/model/server.ts'
import type { ProfileSort } from '../../src-main/model/settings.ts'
import { AboutState } from './about.svelte.ts'
import { ActivityState } from './activity.svelte.ts'
import { BackupState } from './backup.svelte.ts'
import { Bulk } from './bulk.ts'
import { ClockState } from './clock.svelte.ts'
import { Commands } from './commands.ts'
import { CopyingState } from './copying.svelte.ts'
import { DetailState } from './detail.svelte.ts'
import { EditingState } from './editing.svelte.ts'
import { ExpiryNewsState } from './expiry-news.svelte.ts'
import { InspectorState } from './inspector.svelte.ts'
import { LastPlaceState } from './last-place.svelte.ts'
import { ListState } from './list.svelte.ts'
import { painted } from './painted.ts'
import { PlaceKeeping } from './place-keeping.svelte.ts'
import { ProfilesState } from './profiles.svelte.ts'
import { QuickPickState } from './quick-pick.svelte.ts'
import { RefreshRunState } from './refresh-run.svelte.ts'
import { Removing } from './removing.ts'
import { SelectionState } from './selection.svelte.ts'
import { ServersState } from './servers.svelte.ts'
import { PreferencesState } from './settings.svelte.ts'
import { ShortcutChoice } from './shortcut-choice.svelte.ts'
import { ShortcutSheetState } from './shortcut-sheet.svelte.ts'
import { SurroundingsState } from './surroundings.svelte.ts'
import { ToastsState } from './toasts.svelte.ts'
import { TokenCareState } from './token-care.svelte.ts'
import { TokensState } from './tokens.svelte.ts'
import { UnsavedState } from './unsaved.svelte.ts'
import { UpdatesState } from './updates.svelte.ts'
import { VaultPageState } from './vault.svelte.ts'
import { WaysInState } from './ways-in.svelte.ts'

/** The window: what it knows from main, and the gestures of a person. Each kind of gesture has its own class; here they meet. */
export class AppState {
  readonly clock = new ClockState()
  readonly profiles = new ProfilesState()
  readonly tokens = new TokensState()
  readonly expiryNews = new ExpiryNewsState(this.profiles, this.tokens)
  readonly toasts = new ToastsState()
  readonly search = new ProfileSearch()
  readonly list = new ListState(this.profiles, this.tokens, this.search)
  readonly lastPlace: LastPlaceState
  readonly selection = new SelectionState(this.list, (id) => this.select(id))
  readonly inspector = new InspectorState()
  readonly shortcutSheet = new ShortcutSheetState()
  readonly about: AboutState
  readonly vault: VaultPageState
  readonly detail: DetailState
  readonly activity: ActivityState
  readonly editing: EditingState
  readonly servers: ServersState
  readonly unsaved: UnsavedState
  readonly copying: CopyingState
  readonly quickPick: QuickPickState
  readonly care: TokenCareState
  readonly removing: Removing
  readonly bulk: Bulk
  readonly refreshRun: RefreshRunState
  readonly place: PlaceKeeping
  readonly commands: Commands
  readonly preferences: PreferencesState
  readonly surroundings: SurroundingsState
  readonly updates: UpdatesState
  readonly shortcutChoice: ShortcutChoice
  readonly waysIn: WaysInState
  readonly backup: BackupState
  /** Whether a person asked for the search field where it is not always on screen. */
  isSearching = $state(false)
  /** Whether what a person sees first is on screen. */
  isPainted = $state(false)
  readonly #api: Api
  /** Once everything that main was asked for at the start is here. */
  loaded: Promise<void> = Promise.resolve()

  constructor(api: Api) {
    this.#api = api
    this.vault = new VaultPageState(api, this.toasts, {
      opened: (from) => {
        this.place.isReturning = from === 'locked'
        void this.loaded.then(() => this.place.restore())
      },
      closed: () => this.#closeDialogs()
    })
    this.lastPlace = new LastPlaceState(api, this.profiles, this.list)
    this.preferences = new PreferencesState(api, this.toasts)
    this.shortcutChoice = new ShortcutChoice(api)
    this.surroundings = new SurroundingsState(api, this.toasts)
    this.waysIn = new WaysInState(api, this.toasts, () => this.vault.state)
    this.backup = new BackupState(api, this.toasts, () => this.vault.state)
    this.detail = new DetailState(api)
    this.activity = new ActivityState(api)
    this.editing = new EditingState({
      api,
      profiles: this.profiles,
      tokens: this.tokens,
      vault: this.vault,
      onSaved: async ({ id }, { getToken }) => {
        this.showAll()
        this.select(id)
        if (getToken) await this.getToken(id)
      }
    })
    this.servers = new ServersState(api, { profiles: this.profiles, onCreated: ({ id }) => this.showServer(id) })
    this.unsaved = new UnsavedState(api, this)
    this.copying = new CopyingState(api, this.toasts)
    this.about = new AboutState(api, this)
    this.updates = new UpdatesState(api, this)
    this.quickPick = new QuickPickState({
      profiles: this.profiles,
      tokens: this.tokens,
      search: this.search,
      getToken: (id) => this.getToken(id),
      cancelMint: (id) => this.cancelMint(id),
      copy: (wanted, answer) => this.copying.tryCopy(wanted, answer),
      ask: async (wanted, why) => {
        this.quickPick.close()
        // The focus goes back first: the question takes it from there, and gives it back there.
        await tick()
        this.copying.ask(wanted, why)
      },
      edit: (id) => this.editing.edit(id)
    })
    this.care = new TokenCareState(api, this.toasts, (id) => void this.detail.load(id))
    this.removing = new Removing(api, this)
    this.bulk = new Bulk(api, this.toasts)
    this.refreshRun = new RefreshRunState(api, this.toasts)
    this.place = new PlaceKeeping(api, this)
    this.commands = new Commands(this)
  }

  get copiesAreLive(): boolean {
    return this.preferences.current.copiesAreLive
  }

  /** Listens to main, then asks for everything once. Returns how to stop. */
  start(): () => void {
    const { clock, tokens, toasts, profiles, detail } = this
    this.loaded = this.#load()
    const stops = [
      clock.onTick((now) => tokens.tick(now)),
      clock.onTick((now) => this.expiryNews.tick(now)),
      clock.onTick((now) => toasts.tick(now)),
      clock.start(),
      this.#api.profiles.changed((change) => {
        profiles.apply(change)
        if (this.list.selectedId !== null && this.list.selected === null) this.select(null)
      }),
      this.#api.tokens.changed((states) => {
        tokens.apply(states)
        if (states.some(({ profileId, attempt }) => profileId === detail.profileId && attempt.kind !== 'minting'))
          // The countdown comes first: to show the answer takes longer than everything else together.
          void painted().then(() => detail.load(detail.profileId))
      }),
      this.activity.start(),
      this.refreshRun.start(),
      this.vault.start(),
      this.#api.vault.changed(({ kind }) => (kind === 'locked' ? detail.drop() : void detail.load(detail.profileId))),
      this.preferences.start(),
      this.updates.start(),
      this.copying.start((id) => this.select(id)),
      this.place.start(),
      this.unsaved.start(),
      this.#api.desktop.commanded((command) => this.commands.run(command)),
      this.#api.desktop.profileChosen((id) => {
        this.preferences.close()
        this.select(id)
      })
    ]
    return () => stops.forEach((stop) => stop())
  }

  async #load(): Promise<void> {
    const [place, list, states] = await Promise.all([
      this.lastPlace.load(),
      this.#api.profiles.list(),
      this.#api.tokens.list(),
      this.preferences.load()
    ])
    if (states.ok) this.tokens.apply(states.value)
    this.list.sort = this.preferences.current.sort
    if (list.ok) this.profiles.load(list.value)
    this.list.selectedId = this.lastPlace.restore(place) ?? this.list.rows[0]?.profile.id ?? null
  }

  /** The list is on screen. Only now is main asked for what the detail pane shows, which needs the key. */
  afterFirstPaint(): void {
    this.isPainted = true
    this.select(this.list.selectedId)
  }

  select(id: ProfileId | null): void {
    this.list.selectedId = id
    if (id !== this.detail.profileId) void this.detail.load(id)
  }

  /** Goes to the search field: the sidebar's, or the list's in a narrow window. */
  async focusSearch(): Promise<void> {
    this.isSearching = true
    await tick()
    const fields = [...document.querySelectorAll<HTMLInputElement>('input[role=searchbox]')]
    fields.find((field) => field.offsetParent !== null)?.select()
  }

  showAll(): void {
    this.list.filter = { kind: 'all' }
    this.list.search = ''
  }

  showServer(serverId: ServerId): void {
    this.showAll()
    this.list.filter = { kind: 'server', serverId }
  }

  setSort(sort: ProfileSort): void {
    this.list.sort = sort
    void this.#api.settings.setSort(sort)
  }

  async getToken(id: ProfileId): Promise<void> {
    // What went wrong stands in the detail pane, in the list and in the tray: no toast on top.
    await this.#api.tokens.mint(id)
  }

  cancelMint(id: ProfileId): void {
    void this.#api.tokens.cancel(id)
  }

  /** Trusts the certificate that the person was asked about, and tries again at once. */
  async acceptCertificate(): Promise<void> {
    const answer = await this.servers.accept()
    if (!answer.ok) return this.toasts.sayFailure('certificate', answer)
    if (answer.value !== null) await this.getToken(answer.value)
  }

  async tryDemo(): Promise<void> {
    const answer = await this.#api.desktop.tryDemo()
    if (answer.ok) this.select(answer.value)
    else this.toasts.sayFailure('demo', answer)
  }

  /** What was typed, pasted or asked does not outlive the key. */
  #closeDialogs(): void {
    this.about.close()
    this.unsaved.keep()
    this.editing.close()
    this.inspector.close()
    this.shortcutSheet.close()
    this.refreshRun.dismiss()
    this.servers.closeForm()
    this.servers.closeQuestion()
    this.care.dismiss()
    this.copying.cancel()
    this.quickPick.close()
    this.waysIn.close()
    this.backup.close()
  }
}
