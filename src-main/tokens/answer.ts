import type { AppError } from '../model/app-error.ts'
import type { Result } from '../model/result.ts'
import type { Server } from '../model/server.ts'
import { parseJsonInSlices } from '../model/usergrid/json-slices.ts'
import { giveWay } from '../vault/pacer.ts'

/** A server's answer as it came, body as text: all of a 200, the beginning of any other. Header values are null where missing. */
export type Answer = {
  readonly status: number
  readonly statusText: string
  readonly contentType: string | null
  readonly retryAfter: string | null
  readonly date: string | null
  readonly body: string
}

/** A request that carries a credential: in its body, or as a bearer in its headers. */
export type CredentialedRequest = {
  /** Whose settings hold: time limit, proxy, and which certificates are trusted. */
  readonly server: Server
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly url: string
  /** Besides those that say JSON. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

/** The value of an answer's body, parsed in slices, where there may be more in it than an error; undefined where there is not. */
export const parseSuccess = async ({ status, body }: Answer): Promise<unknown> =>
  status === 200 ? parseJsonInSlices(body, giveWay) : undefined

/** Sends one credentialed request. Every failure on the way is an AppError; an answer of any status is a success here. */
export type Transport = (request: CredentialedRequest) => Promise<Result<Answer, AppError>>
