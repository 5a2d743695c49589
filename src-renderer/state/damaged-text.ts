import { errorText } from '../../src-main/model/text/error-text.ts'
import type { ErrorWords } from '../../src-main/model/text/error-words.ts'
import type { DamagedRecord } from '../../src-main/model/vault-state.ts'

type Part = DamagedRecord['part']

/** Why a row of the list is marked, in one sentence. */
export const damagedTips: Readonly<Record<Part, string>> = {
  profile: 'The record of this profile is not as Mintmark wrote it: its secret is not used.',
  server: 'The record of its server is not as Mintmark wrote it: the secret is not sent there.',
  token: 'The stored token is not as Mintmark wrote it: it is not used.'
}

/** What to do about it. A token is easily replaced; a secret has to be typed again. */
export function damagedText(part: Part): Pick<ErrorWords, 'title' | 'explanation' | 'hints'> {
  const { title, explanation, hints } = errorText({ code: 'vault-damaged' }, {})
  return part === 'token'
    ? { title: 'The stored token is not used', explanation, hints: ['Get a new one.'] }
    : { title, explanation, hints }
}
