import { backup } from './backup.ts'
import { clipboard } from './clipboard.ts'
import { desktop } from './desktop.ts'
import type { Call, Event } from './ipc.ts'
import { profiles } from './profiles.ts'
import { quickPick } from './quick-pick.ts'
import { servers } from './servers.ts'
import { settings } from './settings.ts'
import { tokens } from './tokens.ts'
import { updates } from './updates.ts'
import { vault } from './vault.ts'
import type { AppError } from '../model/app-error.ts'
import type { Result } from '../model/result.ts'

/** Everything that crosses between the page and main. */
export const contract = { backup, clipboard, desktop, profiles, quickPick, servers, settings, tokens, updates, vault }

export type Contract = typeof contract

type Side<D> = {
  readonly [Verb in keyof D]: D[Verb] extends Call<infer Input, infer Output>
    ? (input: Input) => Promise<Result<Output, AppError>>
    : D[Verb] extends Event<infer Payload>
      ? (listener: (payload: Payload) => void) => () => void
      : never
}

/** What the page sees as `window.api`: a call answers a Result; an event takes a listener and gives back how to stop listening. */
export type Api = { readonly [Name in keyof Contract]: Side<Contract[Name]> }

type EventsOf<D> = { readonly [Verb in keyof D as D[Verb] extends Event<never> ? Verb : never]: D[Verb] }

/** How main tells the page: `announce('tokens', 'changed', states)`. */
export type Announce = <Name extends keyof Contract, Verb extends keyof EventsOf<Contract[Name]> & string>(
  domain: Name,
  verb: Verb,
  payload: Contract[Name][Verb] extends Event<infer Payload> ? Payload : never
) => void
