import { createContext } from 'svelte'
import type { ClockState } from './clock.svelte.ts'
import type { ProfilesState } from './profiles.svelte.ts'
import type { QuickPickState } from './quick-pick.svelte.ts'
import type { TokensState } from './tokens.svelte.ts'
import type { VaultPageState } from './vault.svelte.ts'

/** What the quick pick shows: a part of the large window's state, and nearly all of the small one's. */
export type Picking = {
  readonly clock: Pick<ClockState, 'now'>
  readonly profiles: ProfilesState
  readonly tokens: TokensState
  readonly vault: Pick<VaultPageState, 'damagedPart'>
  readonly quickPick: QuickPickState
  /** Whether copying a token that has expired mints first. */
  readonly copiesAreLive: boolean
}

export const [getPicking, setPicking] = createContext<Picking>()
