import type { CertificateFacts, CertificateProblem } from './certificate.ts'
import type { CopyQuestion } from './copy-question.ts'
import type { FieldProblem } from './profile-draft.ts'
import type { ServerFieldProblem } from './server-draft.ts'
import type { KeychainProblem, NoKeychain } from './vault-state.ts'

/** Why a host could not be reached or refused to talk, as far as the network stack tells. */
export type NetworkReason =
  | 'dns'
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'offline'
  | 'tls-self-signed'
  | 'tls-expired'
  | 'tls-wrong-host'
  | 'tls-other'
  | 'proxy'
  | 'other'

/** Everything that is expected to go wrong. `text/error-text.ts` has the words for each: a new code does not compile without them. */
export type AppError =
  // What the server answered
  | { readonly code: 'wrong-password' }
  | { readonly code: 'wrong-client' }
  | { readonly code: 'account-not-activated' }
  | { readonly code: 'account-disabled' }
  | { readonly code: 'account-not-confirmed' }
  | { readonly code: 'unknown-application'; readonly organization: string; readonly application: string }
  | { readonly code: 'not-a-token-endpoint'; readonly status: number; readonly path: string }
  | { readonly code: 'ttl-too-long'; readonly maxMs: number | null }
  | { readonly code: 'ttl-invalid'; readonly description: string }
  | { readonly code: 'sso-only'; readonly provider: string | null }
  | { readonly code: 'busy'; readonly status: number; readonly retryAt: number | null }
  | { readonly code: 'server-problem'; readonly status: number; readonly serverCode: string; readonly description: string }
  | { readonly code: 'not-usergrid'; readonly status: number }
  | { readonly code: 'refused-by-server'; readonly status: number; readonly serverCode: string; readonly description: string }
  | { readonly code: 'not-permitted'; readonly description: string }
  | { readonly code: 'token-expired' }
  | { readonly code: 'token-rejected' }
  | { readonly code: 'no-token' }
  | { readonly code: 'not-offered'; readonly status: number; readonly path: string }
  | { readonly code: 'unusable-token' }
  // What happened on the way
  | { readonly code: 'redirected'; readonly host: string; readonly target: string | null }
  | { readonly code: 'response-too-large'; readonly limitBytes: number }
  | { readonly code: 'unreachable'; readonly host: string; readonly reason: NetworkReason; readonly detail: string }
  | {
      readonly code: 'untrusted-certificate'
      readonly host: string
      /** Never empty. */
      readonly problems: readonly CertificateProblem[]
      readonly certificate: CertificateFacts
      /** Whether a person may vouch for it. */
      readonly canAccept: boolean
      readonly detail: string
    }
  | { readonly code: 'cancelled' }
  // Mintmark itself
  | { readonly code: 'vault-unavailable' }
  /** Locked: what needs a secret has to wait until a person unlocks it. */
  | { readonly code: 'vault-locked' }
  | { readonly code: 'vault-damaged' }
  /** A profile that came from a file without secrets and has none yet. */
  | { readonly code: 'no-secret' }
  /** Neither a passphrase nor a recovery code that opens the vault. `retryAt` in epoch ms. */
  | { readonly code: 'wrong-passphrase'; readonly retryAt: number }
  /** Too soon after a wrong one: it was not even tried. */
  | { readonly code: 'passphrase-too-soon'; readonly retryAt: number }
  | { readonly code: 'weak-passphrase'; readonly shortest: number }
  | { readonly code: 'last-way-in' }
  | { readonly code: 'keychain-refused'; readonly why: KeychainProblem | NoKeychain }
  | { readonly code: 'not-an-export'; readonly file: string }
  | { readonly code: 'newer-export'; readonly file: string }
  | { readonly code: 'export-not-opened' }
  | { readonly code: 'file-not-read'; readonly file: string; readonly detail: string }
  | { readonly code: 'not-saved'; readonly detail: string }
  | { readonly code: 'no-live-token' }
  /** A dead token was not copied, and by the settings none is minted first. */
  | { readonly code: 'not-live'; readonly why: 'none' | 'expired' | 'rejected' }
  | { readonly code: 'not-revocable' }
  /** It is copied only when a person says so. */
  | { readonly code: 'needs-confirmation'; readonly question: CopyQuestion }
  | { readonly code: 'no-certificate'; readonly file: string }
  | { readonly code: 'not-found' }
  /** It goes with its profiles, or after them. */
  | { readonly code: 'server-in-use' }
  | { readonly code: 'invalid-input'; readonly problems: readonly (FieldProblem | ServerFieldProblem)[] }
  | { readonly code: 'unexpected'; readonly incident: string }

export type ErrorCode = AppError['code']
