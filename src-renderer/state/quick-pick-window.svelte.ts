import type { QuickPickApi } from '../../src-main/contract/quick-pick-reach.ts'
import type { CopyQuestion } from '../../src-main/model/copy-question.ts'
import { ProfileSearch } from '../../src-main/model/profile-search.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import { defaultSettings } from '../../src-main/model/settings.ts'
import type { DamagedRecord, VaultState } from '../../src-main/model/vault-state.ts'
import { ClockState } from './clock.svelte.ts'
import type { Picking } from './picking.ts'
import { ProfilesState } from './profiles.svelte.ts'
import { QuickPickState, type PickedCopy } from './quick-pick.svelte.ts'
import { TokensState } from './tokens.svelte.ts'

const hasProfiles = ({ kind }: VaultState): boolean => kind !== 'locked' && kind !== 'choosing'

/** The small window: the quick pick, and what stands there instead while nothing can be picked. */
export class QuickPickWindowState implements Picking {
  readonly clock = new ClockState()
  readonly profiles = new ProfilesState()
  readonly tokens = new TokensState()
  readonly quickPick: QuickPickState
  readonly vault = { damagedPart: (id: ProfileId): DamagedRecord['part'] | null => this.#damaged.get(id) ?? null }
  /** As main last said; null: not yet. */
  vaultState = $state.raw<VaultState | null>(null)
  /** What waits for a person's yes, and why it is asked for. */
  question = $state.raw<{ readonly wanted: PickedCopy; readonly why: CopyQuestion } | null>(null)
  copiesAreLive = $state(defaultSettings.copiesAreLive)
  readonly #api: QuickPickApi
  #isBeginning = false
  #stopClock: () => void = () => {}

  constructor(api: QuickPickApi) {
    this.#api = api
    this.quickPick = new QuickPickState({
      profiles: this.profiles,
      tokens: this.tokens,
      search: new ProfileSearch(),
      getToken: async (id) => void (await api.tokens.mint(id)),
      cancelMint: (id) => void api.tokens.cancel(id),
      copy: ({ profileId, format }, { confirmed }) => api.clipboard.copyToken({ profileId, format, confirmed }),
      ask: (wanted, why) => {
        this.question = { wanted, why }
      },
      edit: (id) => this.openWindow(id),
      onClosed: () => {
        if (this.#isBeginning) return
        this.hide()
        // What is left of it for a moment is what it will come up with.
        this.quickPick.open()
      }
    })
  }

  readonly #damaged = $derived(new Map(this.vaultState?.damaged.map(({ profileId, part }) => [profileId, part])))

  /** Listens to main, then asks for everything once. `onShown`: it has come up, with nothing typed. Returns how to stop. */
  start(onShown: () => void): () => void {
    const { profiles, settings, tokens, vault, quickPick } = this.#api
    this.#stopClock = this.clock.start()
    const stops = [
      () => this.#stopClock(),
      profiles.changed((change) => this.profiles.apply(change)),
      tokens.changed((states) => this.tokens.apply(states)),
      settings.changed(({ copiesAreLive }) => (this.copiesAreLive = copiesAreLive)),
      vault.changed((state) => this.#follow(state)),
      quickPick.shown(() => {
        this.#stopClock()
        this.#stopClock = this.clock.start()
        this.#begin()
        onShown()
      }),
      quickPick.hidden(() => {
        this.#stopClock()
        this.#begin()
      })
    ]
    void settings.get().then((answer) => answer.ok && (this.copiesAreLive = answer.value.copiesAreLive))
    void vault.state().then((answer) => answer.ok && this.vaultState === null && this.#follow(answer.value))
    return () => stops.forEach((stop) => stop())
  }

  hide(): void {
    void this.#api.quickPick.hide()
  }

  /** To unlock, or to change a profile. */
  openWindow(id: ProfileId | null): void {
    void this.#api.quickPick.openWindow(id)
  }

  async confirm(): Promise<void> {
    const { question } = this
    this.question = null
    if (question === null) return
    const { profileId, format } = question.wanted
    await this.quickPick.copy(this.profiles.get(profileId), format, { confirmed: true })
  }

  /** With nothing typed and nothing asked: also while it is hidden, so that it comes up empty. */
  #begin(): void {
    this.question = null
    this.#isBeginning = true
    this.quickPick.close()
    this.#isBeginning = false
    this.quickPick.open()
  }

  #follow(state: VaultState): void {
    const hadProfiles = this.vaultState !== null && hasProfiles(this.vaultState)
    this.vaultState = state
    if (hasProfiles(state) && !hadProfiles) void this.#load()
  }

  async #load(): Promise<void> {
    const [list, states] = await Promise.all([this.#api.profiles.list(), this.#api.tokens.list()])
    if (states.ok) this.tokens.apply(states.value)
    if (!list.ok) return
    this.profiles.load(list.value)
    this.quickPick.open()
  }
}
