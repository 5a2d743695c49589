import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/** Chromium writes to the same output. */
const mark = 'bench: '

export type Asked = { readonly id: number; readonly ask: string; readonly input: unknown }
export type Told =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'problem'; readonly id: number; readonly problem: string }
  | { readonly kind: 'event'; readonly event: string }

export const toLine = (told: Told): string => `${mark}${JSON.stringify(told)}\n`

export type Handlers = Readonly<Record<string, (input: never) => unknown>>

/** In the measured process: answers what is asked, a line of JSON each. */
export function answerLines(input: Readable, output: Writable, handlers: Handlers): (event: string) => void {
  const tell = (told: Told): void => void output.write(toLine(told))
  createInterface(input).on('line', (line) => {
    const { id, ask, input: given } = JSON.parse(line) as Asked
    const handle = handlers[ask]
    // Somebody else may listen: the hook, and an app that is made to be measured.
    if (handle === undefined) return
    Promise.resolve()
      .then(() => handle(given as never))
      .then(
        (answer) => tell({ kind: 'answer', id, answer: answer ?? null }),
        (problem: unknown) => tell({ kind: 'problem', id, problem: String(problem) })
      )
  })
  return (event) => tell({ kind: 'event', event })
}

export type Line = {
  readonly ask: (ask: string, input?: unknown) => Promise<unknown>
  /** Resolves with the time (of `performance.now()`) at which it was told. */
  readonly heard: (event: string) => Promise<number>
}

const patienceMs = 60_000

/** On the measuring side. `ended`: rejects when nobody will answer any more. */
export function openLine(input: Writable, output: Readable, ended: Promise<never>): Line {
  const waiting = new Map<number, { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }>()
  const heardAt = new Map<string, number>()
  const listeners = new Map<string, (at: number) => void>()
  let lastId = 0
  createInterface(output).on('line', (line) => {
    const at = performance.now()
    if (!line.startsWith(mark)) return
    const told = JSON.parse(line.slice(mark.length)) as Told
    if (told.kind === 'event') {
      heardAt.set(told.event, at)
      return listeners.get(told.event)?.(at)
    }
    const one = waiting.get(told.id)
    waiting.delete(told.id)
    if (told.kind === 'answer') one?.resolve(told.answer)
    else one?.reject(new Error(told.problem))
  })
  return {
    ask: (ask, given = null) => {
      const id = ++lastId
      const answered = new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        setTimeout(() => reject(new Error(`no answer to "${ask}" for ${patienceMs / 1_000} s`)), patienceMs).unref()
      })
      input.write(`${JSON.stringify({ id, ask, input: given } satisfies Asked)}\n`)
      return Promise.race([answered, ended])
    },
    heard: (event) => {
      const at = heardAt.get(event)
      const heard = at === undefined ? new Promise<number>((resolve) => listeners.set(event, resolve)) : Promise.resolve(at)
      return Promise.race([heard, ended])
    }
  }
}
