import { tick } from 'svelte'
import type { Api } from '../../src-main/contract/index.ts'
import { ProfileSearch } from '../../src-main/model/profile-search.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { ProfileSort } from '../../src-main/model/settings.ts'
import { ActivityState } from './activity.svelte.ts'
import { BackupState } from './backup.svelte.ts'
import { Bulk } from './bulk.ts'
import { ClockState } from './clock.svelte.ts'
import { Commands } from './commands.ts'
import { CopyingState } from './copying.svelte.ts'
import { DetailState } from './detail.svelte.ts'
import { EditingState } from './editing.svelte.ts'
import { InspectorState } from './inspector.svelte.ts'
import { ListState } from './list.svelte.ts'
import { PlaceKeeping } from './place-keeping.svelte.ts'
import { ProfilesState } from './profiles.svelte.ts'
import { QuickPickState } from './quick-pick.svelte.ts'
import { Removing } from './removing.ts'
import { SelectionState } from './selection.svelte.ts'
import { ServersState } from './servers.svelte.ts'
import { PreferencesState } from './settings.svelte.ts'
import { ShortcutSheetState } from './shortcut-sheet.svelte.ts'
import { ToastsState } from './toasts.svelte.ts'
import { TokenCareState } from './token-care.svelte.ts'
import { TokensState } from './tokens.svelte.ts'
import { VaultPageState } from './vault.svelte.ts'
import { WaysInState } from './ways-in.svelte.ts'

/** The window: what it knows from main, and the gestures of a person. Each kind of gesture has its own class; here they meet. */
export class AppState {
  readonly clock = new ClockState()
  readonly profiles = new ProfilesState()
  readonly tokens = new TokensState()
  readonly toasts = new ToastsState()
  readonly search = new ProfileSearch()
  readonly list = new ListState(this.profiles, this.tokens, this.search)
  readonly selection = new SelectionState(this.list, (id) => this.select(id))
  readonly inspector = new InspectorState()
  readonly shortcutSheet = new ShortcutSheetState()
  readonly vault: VaultPageState
  readonly detail: DetailState
  readonly activity: ActivityState
  readonly editing: EditingState
  readonly servers: ServersState
  readonly copying: CopyingState
  readonly quickPick: QuickPickState
  readonly care: TokenCareState
  readonly removing: Removing
  readonly bulk: Bulk
  readonly place: PlaceKeeping
  readonly commands: Commands
  readonly preferences: PreferencesState
  readonly waysIn: WaysInState
  readonly backup: BackupState
  /** Whether a person asked for the search field where it is not always on screen. */
  isSearching = $state(false)
  readonly #api: Api
  #loaded: Promise<void> = Promise.resolve()

  constructor(api: Api) {
    this.#api = api
    this.vault = new VaultPageState(api, this.toasts, {
      opened: (from) => {
        this.place.isReturning = from === 'locked'
        void this.#loaded.then(() => this.place.restore())
      },
      closed: () => this.#closeDialogs()
    })
    this.preferences = new PreferencesState(api, this.toasts)
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
    this.servers = new ServersState(api)
    this.copying = new CopyingState(api, this.toasts)
    this.quickPick = new QuickPickState(this)
    this.care = new TokenCareState(api, this.toasts, (id) => void this.detail.load(id))
    this.removing = new Removing(api, this)
    this.bulk = new Bulk(api, this.toasts)
    this.place = new PlaceKeeping(api, this)
    this.commands = new Commands(this)
  }

  /** Listens to main, then asks for everything once. Returns how to stop. */
  start(): () => void {
    const { clock, tokens, toasts, profiles, detail } = this
    this.#loaded = this.#load()
    const stops = [
      clock.onTick((now) => tokens.tick(now)),
      clock.onTick((now) => toasts.tick(now)),
      clock.start(),
      this.#api.profiles.changed((change) => {
        profiles.apply(change)
        if (this.list.selectedId !== null && this.list.selected === null) this.select(null)
      }),
      this.#api.tokens.changed((states) => {
        tokens.apply(states)
        if (states.some(({ profileId, attempt }) => profileId === detail.profileId && attempt.kind !== 'minting'))
          void detail.load(detail.profileId)
      }),
      this.activity.start(),
      this.vault.start(),
      this.#api.vault.changed(({ kind }) => (kind === 'locked' ? detail.drop() : void detail.load(detail.profileId))),
      this.preferences.start(),
      this.copying.start((id) => this.select(id)),
      this.place.start(),
      this.#api.desktop.commanded((command) => this.commands.run(command)),
      this.#api.desktop.profileChosen((id) => {
        this.preferences.close()
        this.select(id)
      })
    ]
    return () => stops.forEach((stop) => stop())
  }

  async #load(): Promise<void> {
    const [list, states] = await Promise.all([this.#api.profiles.list(), this.#api.tokens.list(), this.preferences.load()])
    if (states.ok) this.tokens.apply(states.value)
    this.list.sort = this.preferences.current.sort
    if (list.ok) this.profiles.load(list.value)
    this.select(this.list.rows[0]?.profile.id ?? null)
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
    this.editing.close()
    this.inspector.close()
    this.shortcutSheet.close()
    this.servers.closeForm()
    this.servers.closeQuestion()
    this.care.dismiss()
    this.copying.cancel()
    this.quickPick.close()
    this.waysIn.close()
    this.backup.close()
  }
}
