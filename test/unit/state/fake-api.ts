import { contract, type Announce, type Api } from '../../../src-main/contract/index.ts'
import { channelName, type Domain } from '../../../src-main/contract/ipc.ts'
import { ok, type Result } from '../../../src-main/model/result.ts'

type Answer = (input: unknown) => Result<unknown, unknown> | Promise<Result<unknown, unknown>>

/** `window.api` made from the contract, with a main process behind it that says what the test tells it to. */
export function fakeApi() {
  const calls: (readonly [channel: string, input: unknown])[] = []
  const answers = new Map<string, Answer>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()

  const toSide = (name: string, domain: Domain): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(domain).map(([verb, { kind }]) => {
        const channel = channelName(name, verb)
        const invoke = async (input: unknown): Promise<unknown> => {
          calls.push([channel, input])
          return (await answers.get(channel)?.(input)) ?? ok(undefined)
        }
        const subscribe = (listener: (payload: unknown) => void): (() => void) => {
          const heard = listeners.get(channel) ?? new Set()
          listeners.set(channel, heard.add(listener))
          return () => heard.delete(listener)
        }
        return [verb, kind === 'call' ? invoke : subscribe]
      })
    )

  const announce: Announce = (domain, verb, payload) => listeners.get(channelName(domain, verb))?.forEach((listener) => listener(payload))
  return {
    api: Object.fromEntries(Object.entries(contract).map(([name, domain]) => [name, toSide(name, domain)])) as unknown as Api,
    announce,
    /** Every call so far with what was sent. */
    calls,
    inputsOf: (channel: string): readonly unknown[] => calls.filter(([name]) => name === channel).map(([, input]) => input),
    answer: (channel: string, answer: Answer): void => void answers.set(channel, answer),
    /** Lets the next call wait until the function that comes back is called with the answer. */
    hold: (channel: string): ((result: Result<unknown, unknown>) => void) => {
      let settle: (result: Result<unknown, unknown>) => void = () => {}
      const held = new Promise<Result<unknown, unknown>>((resolve) => (settle = resolve))
      answers.set(channel, () => held)
      return settle
    },
    listening: (): number => Array.from(listeners.values(), ({ size }) => size).reduce((sum, size) => sum + size, 0),
    /** Lets everything run that waits for nothing but its turn. */
    settled: (): Promise<void> => new Promise(setImmediate)
  }
}
