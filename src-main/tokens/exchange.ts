import type { ClientRequest, IncomingMessage } from 'electron'
import { fail, ok, type Result } from '../model/result.ts'
import type { Answer } from './answer.ts'

/** Why there is no whole answer. */
export type ExchangeProblem =
  | { readonly kind: 'cancelled' | 'timed-out' | 'too-large' }
  /** `target`: where the server wanted to send the request on to, as an address. */
  | { readonly kind: 'redirected'; readonly target: string }
  /** In the words of the network stack. */
  | { readonly kind: 'failed'; readonly message: string }

export type ExchangeLimits = {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly limitBytes: number
  /** Of an answer that is no success: what comes after is not waited for. */
  readonly enoughBytes: number
}

const toFailure = ({ message }: Error): ExchangeProblem => ({ kind: 'failed', message })

function toAnswer({ statusCode, statusMessage, headers }: IncomingMessage, parts: readonly Uint8Array[]): Answer {
  const header = (name: string): string | null => {
    const value = headers[name]
    return typeof value === 'string' ? value : null
  }
  return {
    status: statusCode,
    statusText: statusMessage,
    contentType: header('content-type'),
    retryAfter: header('retry-after'),
    date: header('date'),
    // As fetch does: whatever charset it claims, JSON is UTF-8, and a byte order mark is none of it.
    body: new TextDecoder().decode(parts.length === 1 ? parts[0] : Buffer.concat(parts))
  }
}

/**
 * Sends a request that is made but not yet sent, and reads its answer. The time limit is for all of it, so that it also ends a body that
 * drips; a redirect ends it, since nobody here says that it is to be followed.
 */
export function exchange(
  request: ClientRequest,
  body: string | undefined,
  { signal, timeoutMs, limitBytes, enoughBytes }: ExchangeLimits
): Promise<Result<Answer, ExchangeProblem>> {
  return new Promise((resolve) => {
    let isOver = false
    // Of an exchange that is complete, or has failed by itself, nothing is left to end.
    const end = (result: Result<Answer, ExchangeProblem>, isRunning = !result.ok && result.error.kind !== 'failed'): void => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      if (isRunning) request.abort()
      resolve(result)
    }
    const cancel = (): void => end(fail({ kind: 'cancelled' }))
    const timer = setTimeout(() => end(fail({ kind: 'timed-out' })), timeoutMs)
    signal.addEventListener('abort', cancel, { once: true })
    // These stay until the last: an error that nobody listens to would end the process.
    request.on('error', (error) => end(fail(toFailure(error))))
    request.on('redirect', (_status, _method, target) => end(fail({ kind: 'redirected', target })))
    request.on('response', (response) => {
      const parts: Uint8Array[] = []
      let bytes = 0
      response.on('data', (part) => {
        if (isOver) return
        parts.push(part)
        bytes += part.length
        if (response.statusCode !== 200 && bytes >= enoughBytes) end(ok(toAnswer(response, parts)), true)
        else if (bytes > limitBytes) end(fail({ kind: 'too-large' }))
      })
      response.on('end', () => end(ok(toAnswer(response, parts))))
      response.on('error', (error: Error) => end(fail(toFailure(error))))
      response.on('aborted', () => end(fail({ kind: 'failed', message: '' })))
    })
    if (signal.aborted) return cancel()
    request.end(body)
  })
}
