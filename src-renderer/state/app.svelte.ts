import { tick } from 'svelte'
import type { ClipboardState } from '../../src-main/contract/clipboard.ts'
import type { WindowCommand } from '../../src-main/contract/desktop.ts'
import type { Api } from '../../src-main/contract/index.ts'
import type { AppError } from '../../src-main/model/app-error.ts'
import { assertNever } from '../../src-main/model/assert-never.ts'
import type { CopyFormatId } from '../../src-main/model/copy-formats/copy-format.ts'
import { profileName, type ProfileId } from '../../src-main/model/profile.ts'
import type { Result } from '../../src-main/model/result.ts'
import type { ProfileSort } from '../../src-main/model/settings.ts'
import { errorText } from '../../src-main/model/text/error-text.ts'
import { secondMs } from '../../src-main/model/time.ts'
import { isWorthRevoking } from '../../src-main/model/usergrid/revocation.ts'
import type { RequestFormId } from '../../src-main/model/usergrid/request-forms/request-form.ts'
import type { VaultState } from '../../src-main/model/vault-state.ts'
import { CopyingState } from './copying.svelte.ts'
import { ClockState } from './clock.svelte.ts'
import { DetailState } from './detail.svelte.ts'
import { EditingState } from './editing.svelte.ts'
import { InspectorState } from './inspector.svelte.ts'
import { ListState } from './list.svelte.ts'
import { ProfilesState } from './profiles.svelte.ts'
import { TokenCareState } from './token-care.svelte.ts'
import { ServersState } from './servers.svelte.ts'
import { ToastsState } from './toasts.svelte.ts'
import { TokensState } from './tokens.svelte.ts'

const undoMs = 10 * secondMs

/** The window: what it knows from main, and every gesture a person can make. */
export class AppState {
  readonly clock = new ClockState()
  readonly profiles = new ProfilesState()
  readonly tokens = new TokensState()
  readonly toasts = new ToastsState()
  readonly list = new ListState(this.profiles, this.tokens)
  readonly inspector = new InspectorState()
  readonly detail: DetailState
  readonly editing: EditingState
  readonly servers: ServersState
  readonly copying: CopyingState
  readonly care: TokenCareState
  vault = $state.raw<VaultState>({ kind: 'opening', notices: [] })
  clipboard = $state.raw<ClipboardState>({ kind: 'nothing' })
  /** Whether a person asked for the search field where it is not always on screen. */
  isSearching = $state(false)
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
    this.detail = new DetailState(api)
    this.editing = new EditingState({
      api,
      profiles: this.profiles,
      tokens: this.tokens,
      onSaved: async ({ id }, { getToken }) => {
        this.showAll()
        this.select(id)
        if (getToken) await this.getToken(id)
      }
    })
    this.servers = new ServersState(api)
    this.copying = new CopyingState(api, (answer) => this.#say('copy', answer))
    this.care = new TokenCareState(api, this.toasts, (id) => void this.detail.load(id))
  }

  /** Listens to main, then asks for everything once. Returns how to stop. */
  start(): () => void {
    const { clock, tokens, toasts, profiles, detail } = this
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
      this.#api.vault.changed((state) => {
        this.vault = state
        void detail.load(detail.profileId)
      }),
      this.#api.clipboard.changed((state) => (this.clipboard = state)),
      this.#api.desktop.commanded((command) => this.command(command)),
      this.copying.start((id) => this.select(id)),
      this.#api.desktop.profileChosen((id) => this.select(id))
    ]
    void this.#load()
    return () => stops.forEach((stop) => stop())
  }

  async #load(): Promise<void> {
    const [list, states, vault, settings] = await Promise.all([
      this.#api.profiles.list(),
      this.#api.tokens.list(),
      this.#api.vault.state(),
      this.#api.settings.get()
    ])
    if (states.ok) this.tokens.apply(states.value)
    if (settings.ok) this.list.sort = settings.value.sort
    if (vault.ok) this.vault = vault.value
    if (list.ok) this.profiles.load(list.value)
    this.select(this.list.rows[0]?.profile.id ?? null)
  }

  select(id: ProfileId | null): void {
    this.list.selectedId = id
    if (id !== this.detail.profileId) void this.detail.load(id)
  }

  moveSelection(by: number): void {
    this.list.move(by)
    this.select(this.list.selectedId)
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

  async refreshExpiring(): Promise<void> {
    const answer = await this.#api.tokens.refreshExpiring()
    if (!answer.ok) return this.#say('refresh', answer)
    const { minted, failed } = answer.value
    this.toasts.say(
      'refresh',
      failed === 0 ? `${minted} refreshed` : `${minted} refreshed, ${failed} failed`,
      failed === 0 ? 'neutral' : 'danger'
    )
  }

  async copyToken(id: ProfileId, format: CopyFormatId): Promise<void> {
    await this.copying.copy({ kind: 'token', profileId: id, format })
  }

  /** The request with the real secret in it: main puts it together, since the page has no secret. */
  async copyRequest(id: ProfileId, form: RequestFormId): Promise<void> {
    this.#say('copy', await this.#api.clipboard.copyRequest({ profileId: id, form }))
  }

  async copyText(text: string, done: string): Promise<void> {
    const answer = await this.#api.clipboard.copyText(text)
    if (answer.ok) this.toasts.say('copy', done)
    else this.#say('copy', answer)
  }

  clearClipboard(): void {
    void this.#api.clipboard.clear()
  }

  async setPinned(id: ProfileId, pinned: boolean): Promise<void> {
    this.#say('pin', await this.#api.profiles.setPinned({ id, pinned }))
  }

  /** Asks first while the profile is what its token could still be revoked with. */
  async remove(id: ProfileId): Promise<void> {
    const profile = this.profiles.get(id)
    const isOpen = profile !== null && isWorthRevoking(profile.accessType, this.tokens.get(id).token, Date.now())
    if (isOpen) this.care.ask({ kind: 'remove', profileId: id })
    else await this.removeNow(id)
  }

  async removeNow(id: ProfileId): Promise<void> {
    this.care.dismiss()
    const profile = this.profiles.get(id)
    if (profile === null) return
    const next = this.list.selectedId === id ? this.list.neighbour() : this.list.selectedId
    const answer = await this.#api.profiles.remove([id])
    if (!answer.ok) return this.#say('remove', answer)
    this.select(next)
    this.toasts.show({
      id: 'remove',
      text: `${profileName(profile)} deleted`,
      action: { label: 'Undo', run: () => void this.#restore(id) },
      until: Date.now() + undoMs
    })
  }

  async #restore(id: ProfileId): Promise<void> {
    this.toasts.dismiss('remove')
    const answer = await this.#api.profiles.restore()
    if (answer.ok) this.select(id)
    else this.#say('remove', answer)
  }

  /** Trusts the certificate that the person was asked about, and tries again at once. */
  async acceptCertificate(): Promise<void> {
    const answer = await this.servers.accept()
    if (!answer.ok) return this.#say('certificate', answer)
    if (answer.value !== null) await this.getToken(answer.value)
  }

  async tryDemo(): Promise<void> {
    const answer = await this.#api.desktop.tryDemo()
    if (answer.ok) this.select(answer.value)
    else this.#say('demo', answer)
  }

  openVault(): void {
    void this.#api.vault.open()
  }

  command(command: WindowCommand): void {
    const { selectedId: id } = this.list
    const isAsking = this.copying.question !== null || this.care.question !== null
    if (this.editing.form !== null || this.inspector.isOpen || this.servers.isOpen || isAsking) return
    switch (command) {
      case 'new-profile':
        return this.editing.create(this.list.selected)
      case 'search':
        return void this.focusSearch()
      case 'inspect-token':
        return this.inspector.open()
      case 'refresh-expiring':
        return void this.refreshExpiring()
      case 'edit-profile':
        return id === null ? undefined : this.editing.edit(id)
      case 'delete-profile':
        return void (id !== null && this.remove(id))
      case 'get-token':
        return void (id !== null && this.getToken(id))
      case 'copy':
        return void (id !== null && this.copyToken(id, this.list.selected?.copyFormat ?? 'header'))
      case 'reveal':
        return void this.detail.toggleReveal()
      default:
        return assertNever(command)
    }
  }

  #say(id: string, answer: Result<unknown, AppError>): void {
    if (!answer.ok && answer.error.code !== 'cancelled') this.toasts.say(id, errorText(answer.error, {}).title, 'danger')
  }
}
