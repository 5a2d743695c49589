import { wholeMembers } from './json-text.ts'
import { parseJson } from './json.ts'

/** So many characters of an answer without a token are looked at: the words of an error fit in many times over. */
export const longestErrorBody = 65_536

/** As much of an answer without a token as is looked at (`wire.md` 3.1), however much there is of it. */
export const beginningOf = (body: string): string => body.slice(0, longestErrorBody)

/** The value of a body with an error (`wire.md` 3.1); undefined for what is not JSON. Of a long one, the members at its beginning. Never throws. */
export function parseErrorBody(body: string): unknown {
  if (body.length <= longestErrorBody) return parseJson(body)
  const members = wholeMembers(beginningOf(body))
  return members === null ? undefined : parseJson(members)
}
