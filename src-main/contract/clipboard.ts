import type { AppError } from '../model/app-error.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import type { CopyQuestion } from '../model/copy-question.ts'
import type { ProfileId } from '../model/profile.ts'
import type { JsonPlace } from '../model/usergrid/json-text.ts'
import type { RequestFormId } from '../model/usergrid/request-forms/request-form.ts'
import { call, event } from './ipc.ts'

/** What of ours is on the clipboard. `clearsAt` in epoch ms; null: it stays. */
export type ClipboardState =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'token'
      readonly profileId: ProfileId
      readonly done: string
      readonly copiedAt: number
      readonly clearsAt: number | null
    }

/** One value of a profile's response. */
export type ResponseValue = { readonly profileId: ProfileId; readonly place: JsonPlace }

export type TokenCopy = { readonly profileId: ProfileId; readonly format: CopyFormatId }

/** Whether a person was asked, and said yes: without that a token to be asked about is answered with `needs-confirmation`. */
type Confirmed = { readonly confirmed: boolean }

export const clipboard = {
  state: call<void, ClipboardState>(),
  /** Main reads the token and writes the clipboard: the page sends ids only. An expired token is minted again first, or refused, by the settings. */
  copyToken: call<TokenCopy & Confirmed, ClipboardState>(),
  copyResponse: call<{ readonly profileId: ProfileId } & Confirmed, ClipboardState>(),
  /** A value that is masked or holds something masked: treated like a token. Main finds it, the page has it masked only. */
  copyResponseValue: call<ResponseValue & Confirmed, ClipboardState>(),
  /** The tray was asked to copy what needs a person's yes, and cannot ask itself. */
  confirmationNeeded: event<TokenCopy & { readonly question: CopyQuestion }>(),
  /** The tray was asked to copy, and could not: a person would go on and paste what was there before. */
  copyFailed: event<{ readonly profileId: ProfileId; readonly error: AppError }>(),
  /** The request that mints the profile's token, with the real secret in it: a person was asked. Treated like a token from then on. */
  copyRequest: call<{ readonly profileId: ProfileId; readonly form: RequestFormId }, ClipboardState>(),
  /** Text without a secret: an endpoint, the details of an error. */
  copyText: call<string, void>(),
  clear: call<void, void>(),
  changed: event<ClipboardState>()
}
