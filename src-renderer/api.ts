import { contract, type Api } from '../src-main/contract/index.ts'
import { channelName, type Domain } from '../src-main/contract/ipc.ts'
import type { QuickPickApi } from '../src-main/contract/quick-pick-reach.ts'

type Door = {
  readonly call: (channel: string, input: unknown) => Promise<string>
  readonly on: (channel: string, listener: (payload: unknown) => void) => () => void
}

/** The only mention of `window.api`: what the preload put there is all the page knows of the world. */
const { api: door } = window as unknown as { readonly api: Door }

const toSide = (name: string, domain: Domain): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(domain).map(([verb, { kind }]) => {
      const channel = channelName(name, verb)
      // Answers come as text.
      const call = async (input: unknown): Promise<unknown> => JSON.parse(await door.call(channel, input))
      const on = (listener: (payload: unknown) => void): (() => void) => door.on(channel, listener)
      return [verb, kind === 'call' ? call : on]
    })
  )

export const api = Object.fromEntries(
  Object.entries<Domain>(contract).map(([name, domain]) => [name, toSide(name, domain)])
) as unknown as Api

/** What main answers to the page of the small window. */
export const quickPickApi: QuickPickApi = api
