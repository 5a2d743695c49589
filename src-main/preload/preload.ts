import { contextBridge, ipcRenderer } from 'electron'
import { askEarly } from '../contract/early-answers.ts'
import { contract } from '../contract/index.ts'
import { channelName, type Domain } from '../contract/ipc.ts'

const domains = Object.entries<Domain>(contract)
const channelsOf = (kind: Domain[string]['kind']): ReadonlySet<string> =>
  new Set(
    domains.flatMap(([name, domain]) =>
      Object.keys(domain).flatMap((verb) => (domain[verb]?.kind === kind ? [channelName(name, verb)] : []))
    )
  )
const calls = channelsOf('call')
const events = channelsOf('event')

/** The page of the small window may ask for less, and is made long before anybody waits for it. */
const takeEarly = location.host.startsWith('bundle-')
  ? askEarly({ ask: (channel) => ipcRenderer.invoke(channel), onNews: (channel, tell) => void ipcRenderer.once(channel, tell) })
  : () => undefined

const refuse = (channel: string): never => {
  throw new Error(`There is no ${channel}.`)
}

// Two functions and not one for each call: what is exposed is copied into the page before its first line runs.
contextBridge.exposeInMainWorld('api', {
  /** Answers with text: see the router. */
  call: (channel: string, input: unknown): Promise<unknown> => {
    if (!calls.has(channel)) return refuse(channel)
    return takeEarly(channel) ?? ipcRenderer.invoke(channel, input)
  },
  /** Gives back how to stop listening. */
  on: (channel: string, listener: (payload: unknown) => void): (() => void) => {
    if (!events.has(channel)) return refuse(channel)
    // The page never sees Electron's event object: it would be a way back to the sender.
    const forward = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(channel, forward)
    return () => ipcRenderer.off(channel, forward)
  }
})
