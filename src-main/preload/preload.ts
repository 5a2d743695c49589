import { contextBridge, ipcRenderer } from 'electron'
import { contract } from '../contract/index.ts'
import { channelName, type Domain } from '../contract/ipc.ts'

function toSide(name: string, domain: Domain): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(domain).map(([verb, { kind }]) => {
      const channel = channelName(name, verb)
      const invoke = (input: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)
      const subscribe = (listener: (payload: unknown) => void): (() => void) => {
        // The page never sees Electron's event object: it would be a way back to the sender.
        const forward = (_event: unknown, payload: unknown): void => listener(payload)
        ipcRenderer.on(channel, forward)
        return () => ipcRenderer.off(channel, forward)
      }
      return [verb, kind === 'call' ? invoke : subscribe]
    })
  )
}

contextBridge.exposeInMainWorld('api', Object.fromEntries(Object.entries(contract).map(([name, domain]) => [name, toSide(name, domain)])))
