import { assertNever } from '../../src-main/model/assert-never.ts'
import type { Profile, ProfileId } from '../../src-main/model/profile.ts'
import type { RefreshResult } from '../../src-main/model/refresh-run.ts'
import { errorText } from '../../src-main/model/text/error-text.ts'

export type RefreshRow = { readonly profile: Profile; readonly result: RefreshResult; readonly words: string }

/** What needs a person comes first. */
const order: readonly RefreshResult['kind'][] = ['failed', 'cancelled', 'minting', 'waiting', 'minted']

function wordsOf(result: RefreshResult, { accessType }: Profile, now: number): string {
  switch (result.kind) {
    case 'waiting':
      return 'Waiting'
    case 'minting':
      return 'Minting…'
    case 'minted':
      return 'Refreshed'
    case 'cancelled':
      return 'Cancelled'
    case 'failed':
      return errorText(result.error, { accessType, now }).title
    default:
      return assertNever(result)
  }
}

/** The results of a run one by one, in their own order within each kind. A profile that was deleted meanwhile is left out. `now` is epoch ms. */
export function refreshRows(
  results: readonly (readonly [ProfileId, RefreshResult])[],
  profileOf: (id: ProfileId) => Profile | null,
  now: number
): readonly RefreshRow[] {
  return results
    .flatMap(([id, result]) => {
      const profile = profileOf(id)
      return profile === null ? [] : [{ profile, result, words: wordsOf(result, profile, now) }]
    })
    .toSorted((one, other) => order.indexOf(one.result.kind) - order.indexOf(other.result.kind))
}
