import type { AppError } from './app-error.ts'

export type UpdateNews = {
  readonly version: string
  /** https. Mintmark opens no links: it can be copied. */
  readonly notesUrl: string
}

/** What is known of newer versions. */
export type UpdateState =
  /** Others care for updates on this computer: nobody is asked. */
  | { readonly kind: 'managed' }
  /** This build names nobody to ask. */
  | { readonly kind: 'no-source' }
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'checking' }
  /** `checkedAt` in epoch ms. */
  | { readonly kind: 'current'; readonly checkedAt: number }
  | { readonly kind: 'available'; readonly news: UpdateNews }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** There was no feed at the address: HTTP status. */
  | { readonly kind: 'no-feed'; readonly status: number }
  /** An answer without the signature of those who make Mintmark. */
  | { readonly kind: 'not-signed' }

/** Whether there is anybody to ask. */
export const canCheck = ({ kind }: UpdateState): boolean => kind !== 'managed' && kind !== 'no-source'

/** Three numbers, as releases have. */
export const versionPattern = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/

/** Whether `one` is newer than `other`. A preview such as `1.2.0-beta.1` comes before its release; of one that makes no sense, nothing is newer. */
export function isNewerVersion(one: string, other: string): boolean {
  const [core = '', preview] = other.split('-', 2)
  const [ours, theirs] = [core, one].map((version) => versionPattern.exec(version)?.slice(1).map(Number))
  if (ours === undefined || theirs === undefined) return false
  const differs = theirs.findIndex((part, index) => part !== ours[index])
  return differs === -1 ? preview !== undefined : (theirs[differs] ?? 0) > (ours[differs] ?? 0)
}
