import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type * as z from 'zod/mini'
import { contract, type Contract } from '../contract/index.ts'
import { channelName, type Call } from '../contract/ipc.ts'
import type { Log } from '../log/log.ts'
import type { AppError } from '../model/app-error.ts'
import { fail, type Result } from '../model/result.ts'

type Handler<Input, Output> = {
  readonly input: z.ZodMiniType<Input>
  readonly run: (input: Input) => Promise<Result<Output, AppError>> | Result<Output, AppError>
}

/** A handler with its schema for every call of a domain: leaving one out does not compile. */
export type Handlers<D> = {
  readonly [Verb in keyof D as D[Verb] extends Call<never, unknown> ? Verb : never]: D[Verb] extends Call<infer Input, infer Output>
    ? Handler<Input, Output>
    : never
}

export type AllHandlers = { readonly [Name in keyof Contract]: Handlers<Contract[Name]> }

type AnyHandler = { readonly input: z.ZodMiniType; readonly run: (input: never) => unknown }

export type Router = {
  /** Whether the sender may make this call. */
  readonly isTrusted: (event: IpcMainInvokeEvent, domain: string, verb: string) => boolean
  /** Resolves when the services are built: the page may ask before. */
  readonly handlers: Promise<AllHandlers>
  readonly log: Log
}

/**
 * The only use of `ipcMain.handle`. Each call goes: trusted sender, parsed input, run, Result. What throws is a bug: the page gets an
 * incident number, the log gets the stack.
 */
export function routeCalls({ isTrusted, handlers, log }: Router): void {
  const unexpected = (channel: string, problem: unknown): Result<never, AppError> => {
    const incident = crypto.randomUUID().slice(0, 8)
    log.error(`incident ${incident} in ${channel}`, problem)
    return fail({ code: 'unexpected', incident })
  }

  const answer = async (name: keyof Contract, verb: string, event: IpcMainInvokeEvent, input: unknown): Promise<unknown> => {
    const channel = channelName(name, verb)
    if (!isTrusted(event, name, verb)) return unexpected(channel, new Error('call from a sender that may not make it'))
    try {
      const domain = (await handlers)[name]
      const handler = (domain as Readonly<Record<string, AnyHandler>>)[verb]
      if (handler === undefined) return unexpected(channel, new Error('no handler'))
      const parsed = handler.input.safeParse(input)
      if (!parsed.success) return unexpected(channel, new Error(`input refused: ${describe(parsed.error)}`))
      return await handler.run(parsed.data as never)
    } catch (problem) {
      return unexpected(channel, problem)
    }
  }

  for (const name of Object.keys(contract) as (keyof Contract)[]) {
    for (const [verb, { kind }] of Object.entries(contract[name])) {
      if (kind === 'call')
        ipcMain.handle(channelName(name, verb), async (event, input: unknown) => toText(await answer(name, verb, event, input)))
    }
  }
}

/**
 * Answers cross as text: handed on as they are, the lists of ten thousand profiles would be copied value by value on each of the two walls
 * between here and the page, which takes several times as long.
 */
const toText = (answer: unknown): string => JSON.stringify(answer)

/** Where the input was wrong, never what it was: it may have held a password. */
function describe(error: z.core.$ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ')
}
