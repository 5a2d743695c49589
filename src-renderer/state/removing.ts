import type { Api } from '../../src-main/contract/index.ts'
import { profileName, type ProfileId } from '../../src-main/model/profile.ts'
import { secondMs } from '../../src-main/model/time.ts'
import { isWorthRevoking } from '../../src-main/model/usergrid/revocation.ts'
import type { ListState } from './list.svelte.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { ToastsState } from './toasts.svelte.ts'
import type { TokenCareState } from './token-care.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

const undoMs = 10 * secondMs

export type RemovingParts = {
  readonly profiles: ProfilesState
  readonly tokens: TokensState
  readonly list: ListState
  readonly care: TokenCareState
  readonly toasts: ToastsState
  readonly select: (id: ProfileId | null) => void
}

/** Deleting a profile, and taking that back. */
export class Removing {
  readonly #api: Api
  readonly #parts: RemovingParts

  constructor(api: Api, parts: RemovingParts) {
    this.#api = api
    this.#parts = parts
  }

  /** Asks first while the profile is what its token could still be revoked with. */
  async remove(id: ProfileId): Promise<void> {
    const { profiles, tokens, care } = this.#parts
    const profile = profiles.get(id)
    const isOpen = profile !== null && isWorthRevoking(profile.accessType, tokens.get(id).token, Date.now())
    if (isOpen) care.ask({ kind: 'remove', profileId: id })
    else await this.removeNow(id)
  }

  async removeNow(id: ProfileId): Promise<void> {
    const { profiles, list, care, toasts } = this.#parts
    care.dismiss()
    const profile = profiles.get(id)
    if (profile === null) return
    const next = list.selectedId === id ? list.neighbour() : list.selectedId
    const answer = await this.#api.profiles.remove([id])
    if (!answer.ok) return toasts.sayFailure('remove', answer)
    this.#parts.select(next)
    toasts.show({
      id: 'remove',
      text: `${profileName(profile)} deleted`,
      action: { label: 'Undo', run: () => void this.#restore(id) },
      until: Date.now() + undoMs
    })
  }

  async #restore(id: ProfileId): Promise<void> {
    const { toasts } = this.#parts
    toasts.dismiss('remove')
    const answer = await this.#api.profiles.restore()
    if (answer.ok) this.#parts.select(id)
    else toasts.sayFailure('remove', answer)
  }
}
