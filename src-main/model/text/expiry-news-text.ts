import { urgentMs } from '../token.ts'
import { lifetimeText } from './time-text.ts'

const mostNames = 3

function namesText(names: readonly string[]): string {
  const more = names.length - mostNames
  return more > 0 ? `${names.slice(0, mostNames).join(', ')} and ${more} more` : names.join(', ')
}

const sentence = (names: readonly string[], one: string, many: string): string =>
  names.length === 1 ? `The token of ${names[0]} ${one}.` : `${names.length} tokens ${many}: ${namesText(names)}.`

/** What is said to those who cannot see the countdowns; empty when there is nothing. The names are those of the profiles. */
export function expiryNewsText(ending: readonly string[], ended: readonly string[]): string {
  const left = lifetimeText(urgentMs)
  return [
    ...(ended.length === 0 ? [] : [sentence(ended, 'has expired', 'have expired')]),
    ...(ending.length === 0 ? [] : [sentence(ending, `expires in ${left}`, `expire in ${left}`)])
  ].join(' ')
}
