import type { AppError } from '../../../src-main/model/app-error.ts'
import { fail, ok } from '../../../src-main/model/result.ts'
import type { Answer, CredentialedRequest, Transport } from '../../../src-main/tokens/answer.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'

export const answer = (status: number, body: unknown, change: Partial<Answer> = {}): Answer => ({
  status,
  statusText: '',
  contentType: 'application/json',
  retryAfter: null,
  date: null,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...change
})

export const granted = (accessToken = weekToken): Answer => answer(200, { access_token: accessToken, expires_in: 604_800 })
export const rejected = answer(400, { error: 'invalid_grant', error_description: 'invalid username or password' })

/** A network whose requests wait for the test to answer them. */
export function heldTransport() {
  const waiting: {
    readonly settle: (outcome: Awaited<ReturnType<Transport>>) => void
    readonly reject: (bug: Error) => void
  }[] = []
  const posts: CredentialedRequest[] = []
  const transport: Transport = (post) =>
    new Promise((settle, reject) => {
      posts.push(post)
      waiting.push({ settle, reject })
    })
  /** Lets everything run that waits for nothing but its turn. */
  const settled = (): Promise<void> => new Promise(setImmediate)
  return {
    transport,
    posts,
    waiting: () => waiting.length,
    settled,
    /** Answers the request that waits longest. */
    answer: async (with_: Answer): Promise<void> => {
      await settled()
      waiting.shift()?.settle(ok(with_))
      await settled()
    },
    /** Throws, as only a bug does. */
    break: async (bug: Error): Promise<void> => {
      await settled()
      waiting.shift()?.reject(bug)
      await settled()
    },
    fail: async (error: AppError): Promise<void> => {
      await settled()
      waiting.shift()?.settle(fail(error))
      await settled()
    }
  }
}
