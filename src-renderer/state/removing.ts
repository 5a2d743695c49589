import type { Api } from '../../src-main/contract/index.ts'
import { profileName, type ProfileId } from '../../src-main/model/profile.ts'
import { serverName, type Server } from '../../src-main/model/server.ts'
import { secondMs } from '../../src-main/model/time.ts'
import { isWorthRevoking } from '../../src-main/model/usergrid/revocation.ts'
import type { ListState } from './list.svelte.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { SelectionState } from './selection.svelte.ts'
import type { ToastsState } from './toasts.svelte.ts'
import type { TokenCareState } from './token-care.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'

const undoMs = 10 * secondMs

export type RemovingParts = {
  readonly profiles: ProfilesState
  readonly tokens: TokensState
  readonly list: ListState
  readonly selection: SelectionState
  readonly care: TokenCareState
  readonly toasts: ToastsState
  readonly select: (id: ProfileId | null) => void
}

/** Deleting profiles, and taking that back. */
export class Removing {
  readonly #api: Api
  readonly #parts: RemovingParts

  constructor(api: Api, parts: RemovingParts) {
    this.#api = api
    this.#parts = parts
  }

  /** Asks first, once, while a profile is what its token could still be revoked with. */
  async remove(ids: readonly ProfileId[]): Promise<void> {
    const { profiles, tokens, care } = this.#parts
    const now = Date.now()
    const open = ids.filter((id) => {
      const profile = profiles.get(id)
      return profile !== null && isWorthRevoking(profile.accessType, tokens.get(id).token, now)
    })
    const [only] = ids
    if (open.length === 0 || only === undefined) return this.removeNow(ids)
    care.ask(ids.length === 1 ? { kind: 'remove', profileId: only } : { kind: 'remove-many', profileIds: ids, open })
  }

  async removeNow(ids: readonly ProfileId[]): Promise<void> {
    const { profiles, list, selection, care, toasts } = this.#parts
    care.dismiss()
    const removed = ids.flatMap((id) => profiles.get(id) ?? [])
    const [first] = removed
    if (first === undefined) return
    const gone = new Set(ids)
    const before = list.selectedId
    const next = before !== null && gone.has(before) ? list.neighbour(gone) : before
    const answer = await this.#api.profiles.remove(ids)
    if (!answer.ok) return toasts.sayFailure('remove', answer)
    selection.end()
    this.#parts.select(next)
    const restored = before !== null && gone.has(before) ? before : first.id
    toasts.show({
      id: 'remove',
      text: removed.length === 1 ? `${profileName(first)} deleted` : `${removed.length} profiles deleted`,
      action: { label: 'Undo', run: () => void this.#restore(restored) },
      until: Date.now() + undoMs
    })
  }

  /** Of a server without profiles: with the last of them, one that came with them goes by itself. */
  async removeServer(server: Server): Promise<void> {
    const { list, toasts } = this.#parts
    const answer = await this.#api.servers.remove(server.id)
    if (!answer.ok) return toasts.sayFailure('remove', answer)
    if ('serverId' in list.filter && list.filter.serverId === server.id) list.filter = { kind: 'all' }
    toasts.show({
      id: 'remove',
      text: `${serverName(server)} deleted`,
      action: { label: 'Undo', run: () => void this.#restoreServer() },
      until: Date.now() + undoMs
    })
  }

  async #restoreServer(): Promise<void> {
    const { toasts } = this.#parts
    toasts.dismiss('remove')
    toasts.sayFailure('remove', await this.#api.servers.restore())
  }

  async #restore(id: ProfileId): Promise<void> {
    const { toasts } = this.#parts
    toasts.dismiss('remove')
    const answer = await this.#api.profiles.restore()
    if (answer.ok) this.#parts.select(id)
    else toasts.sayFailure('remove', answer)
  }
}
