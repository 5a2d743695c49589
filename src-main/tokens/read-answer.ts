import type { AppError } from '../model/app-error.ts'
import type { Profile } from '../model/profile.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { toServerError } from '../model/usergrid/server-error.ts'
import { toTokenResponse, type TokenResponse } from '../model/usergrid/token-response.ts'
import type { Answer } from './answer.ts'

export type AnswerContext = {
  readonly profile: Profile
  readonly path: string
  /** Epoch ms. */
  readonly now: number
  /** What was sent and must not come back to a screen: servers echo it in errors. */
  readonly secrets: readonly string[]
}

/** What the answer to a token request means: a token, or why there is none. `json`: the value of the body of a 200. */
export function readAnswer(answer: Answer, json: unknown, { profile, path, now, secrets }: AnswerContext): Result<TokenResponse, AppError> {
  const refused = (): Result<never, AppError> => fail(toServerError(answer, { ...profile, path, now, secrets }))
  if (answer.status !== 200) return refused()
  const response = toTokenResponse(json)
  if (response.ok) return ok(response.value)
  return response.error === 'unusable-token' ? fail({ code: 'unusable-token' }) : refused()
}
