import type { AppError } from '../../src-main/model/app-error.ts'
import type { CopyFormatId } from '../../src-main/model/copy-formats/copy-format.ts'
import type { CopyQuestion } from '../../src-main/model/copy-question.ts'
import type { ProfileMarks, ProfileSearch } from '../../src-main/model/profile-search.ts'
import { byUse } from '../../src-main/model/profile-use.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { Result } from '../../src-main/model/result.ts'
import { toWords } from '../../src-main/model/search/word-match.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

/** A token in one of its forms. */
export type PickedCopy = { readonly kind: 'token'; readonly profileId: ProfileId; readonly format: CopyFormatId }

export type QuickPickParts = {
  readonly profiles: ProfilesState
  readonly tokens: TokensState
  readonly search: ProfileSearch
  readonly getToken: (id: ProfileId) => Promise<void>
  readonly cancelMint: (id: ProfileId) => void
  readonly copy: (wanted: PickedCopy, answer: { readonly confirmed: boolean }) => Promise<Result<unknown, AppError>>
  /** Asks a person before a far-reaching token is copied, in the place of the pick or over it. */
  readonly ask: (wanted: PickedCopy, why: CopyQuestion) => Promise<void> | void
  /** The way out of most failures. */
  readonly edit: (id: ProfileId) => void
  /** It was closed, by whatever. */
  readonly onClosed?: () => void
}

/** Picking a profile by a few letters of it, and copying its token with one key. */
export class QuickPickState {
  isOpen = $state(false)
  text = $state('')
  /** Whose token is being copied: it may have to be minted first. */
  busyId = $state<ProfileId | null>(null)
  /** Why the last copy came to nothing. */
  failure = $state.raw<{ readonly profile: Profile; readonly error: AppError } | null>(null)
  /** As it was when this opened, so that no row moves because it is used. */
  #order = $state.raw<readonly ProfileId[]>([])
  #activeId = $state<ProfileId | null>(null)
  #isOwnMint = false
  readonly #parts: QuickPickParts

  constructor(parts: QuickPickParts) {
    this.#parts = parts
  }

  /** Made again only when profiles have changed. */
  readonly #byUse = $derived.by(() => byUse(this.#parts.profiles.all, (profile) => this.#parts.search.nameOf(profile)).map(({ id }) => id))
  readonly #words = $derived(toWords(this.text))
  readonly #all = $derived.by(() => this.#order.flatMap((id) => this.#parts.profiles.get(id) ?? []))
  readonly found = $derived.by(() => this.#parts.search.find(this.#words, this.#all, this.#parts.profiles.serversById))
  readonly count = $derived(this.#all.length)
  readonly activeIndex = $derived(
    Math.max(
      0,
      this.found.findIndex(({ id }) => id === this.#activeId)
    )
  )
  readonly active: Profile | null = $derived(this.found[this.activeIndex] ?? null)

  open(): void {
    if (this.#byUse.length === 0) return
    this.#order = this.#byUse
    this.type('')
    this.isOpen = true
  }

  /** A token that is minted for nothing but this copy is not waited for any more. */
  close(): void {
    const { busyId } = this
    this.isOpen = false
    this.busyId = null
    this.failure = null
    this.#order = []
    if (busyId !== null && this.#isOwnMint) this.#parts.cancelMint(busyId)
    this.#parts.onClosed?.()
  }

  type(text: string): void {
    this.text = text
    this.failure = null
    this.#activeId = null
  }

  move(by: number): void {
    this.failure = null
    this.#activeId = this.found[Math.max(0, Math.min(this.found.length - 1, this.activeIndex + by))]?.id ?? null
  }

  marksOf(profile: Profile): ProfileMarks {
    return this.#parts.search.marks(this.#words, profile, this.#parts.profiles.serverOf(profile))
  }

  /** Copies the profile's token, then closes. What went wrong is told here, where a person looks. */
  async copy(profile: Profile | null, format: CopyFormatId, { confirmed } = { confirmed: false }): Promise<void> {
    if (profile === null || this.busyId !== null) return
    const wanted = { kind: 'token', profileId: profile.id, format } as const
    this.#activeId = profile.id
    this.failure = null
    this.busyId = profile.id
    this.#isOwnMint = this.#parts.tokens.get(profile.id).attempt.kind !== 'minting'
    const answer = await this.#parts.copy(wanted, { confirmed })
    // It was closed meanwhile, and may be open again for something else.
    if (this.busyId !== profile.id) return
    this.busyId = null
    if (answer.ok) return this.close()
    if (answer.error.code === 'needs-confirmation') return this.#parts.ask(wanted, answer.error.question)
    if (answer.error.code !== 'cancelled') this.failure = { profile, error: answer.error }
  }

  async getToken(): Promise<void> {
    if (this.active !== null && this.busyId === null) await this.#parts.getToken(this.active.id)
  }

  edit(id: ProfileId): void {
    this.close()
    this.#parts.edit(id)
  }
}
