import { accessTypes } from '../../src-main/model/access-type.ts'
import type { Profile } from '../../src-main/model/profile.ts'
import { joinRanges, type TextRange } from '../../src-main/model/search/folded-text.ts'
import { shortenPrincipal } from '../../src-main/model/secret.ts'

/** A principal as rows show it, with what of it was searched for. What a cut client id leaves out is marked at the cut. */
export function shownPrincipal(
  { principal, accessType }: Pick<Profile, 'principal' | 'accessType'>,
  marks: readonly TextRange[]
): { readonly text: string; readonly marks: readonly TextRange[] } {
  const text = accessTypes[accessType].principal.key === 'client_id' ? shortenPrincipal(principal) : principal
  if (text === principal) return { text, marks }
  const cut = text.indexOf('…')
  const missing = principal.length - text.length
  const toShown = ({ start, end }: TextRange): TextRange => ({
    start: start <= cut ? start : Math.max(cut, start - missing),
    end: end <= cut ? end : Math.max(cut + 1, end - missing)
  })
  return { text, marks: joinRanges(marks.map(toShown)) }
}
