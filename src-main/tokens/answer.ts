import type { AppError } from '../model/app-error.ts'
import type { Result } from '../model/result.ts'

/** A server's answer as it came, body as text. Header values are null where missing. */
export type Answer = {
  readonly status: number
  readonly statusText: string
  readonly contentType: string | null
  readonly retryAfter: string | null
  readonly date: string | null
  readonly body: string
}

export type Post = { readonly url: string; readonly body: string; readonly signal: AbortSignal }

/** Sends one credentialed request. Every failure on the way is an AppError; an answer of any status is a success here. */
export type Transport = (post: Post) => Promise<Result<Answer, AppError>>
