import type { AppError } from './app-error.ts'

/** What the server said, fit to be shown: secrets are masked, and a long body is cut. */
export type ServerAnswer = {
  readonly status: number
  readonly statusText: string
  readonly body: string
  /** Whether the server said more than that. */
  readonly isCut: boolean
}

/** The last try to mint a profile's token. Times in epoch ms. */
export type Attempt =
  | { readonly kind: 'none' }
  | { readonly kind: 'minting'; readonly since: number }
  | { readonly kind: 'minted'; readonly at: number; readonly durationMs: number; readonly skewMs: number | null }
  | {
      readonly kind: 'failed'
      readonly at: number
      readonly durationMs: number
      readonly error: AppError
      readonly answer: ServerAnswer | null
    }

export const noAttempt: Attempt = { kind: 'none' }
