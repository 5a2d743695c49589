import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import type { ProfileId } from '../model/profile.ts'
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

export const clipboard = {
  state: call<void, ClipboardState>(),
  /** Main reads the token and writes the clipboard: the page sends ids only. An expired token is minted again first. */
  copyToken: call<{ readonly profileId: ProfileId; readonly format: CopyFormatId }, ClipboardState>(),
  copyResponse: call<ProfileId, ClipboardState>(),
  /** Text without a secret: an endpoint, the details of an error. */
  copyText: call<string, void>(),
  clear: call<void, void>(),
  changed: event<ClipboardState>()
}
