import type { Contract } from './index.ts'
import { channelName } from './ipc.ts'

/** What the large window's page asks for at its start. The preload asks before the page's code is there to do so. */
const firstCalls = {
  desktop: ['lastPlace'],
  profiles: ['list'],
  settings: ['get'],
  tokens: ['list'],
  vault: ['state']
} as const satisfies { readonly [Name in keyof Contract]?: readonly (keyof Contract[Name])[] }

export type EarlyParts = {
  readonly ask: (channel: string) => Promise<unknown>
  /** Tells once when main has news on this channel. */
  readonly onNews: (channel: string, tell: () => void) => void
}

/**
 * Asks what the page will ask first, so that the answers come while its code is loaded. Gives how to take one, by channel: once, and not when
 * main has had news of the same matter since: the page did not hear them.
 */
export function askEarly({ ask, onNews }: EarlyParts): (channel: string) => Promise<unknown> | undefined {
  const asked = new Map<string, Promise<unknown>>()
  for (const [name, verbs] of Object.entries<readonly string[]>(firstCalls)) {
    const channels = verbs.map((verb) => channelName(name, verb))
    for (const channel of channels) asked.set(channel, ask(channel))
    onNews(channelName(name, 'changed'), () => channels.forEach((channel) => asked.delete(channel)))
  }
  return (channel) => {
    const answer = asked.get(channel)
    asked.delete(channel)
    return answer
  }
}
