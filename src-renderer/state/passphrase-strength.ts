import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

/** How hard a passphrase is to guess, from 1 to 4, and the word for it. */
export type Strength = { readonly level: 1 | 2 | 3 | 4; readonly label: string }

/** What anybody would try first here. */
const near = ['mintmark', 'usergrid', 'passphrase', 'vault', 'token']

/** What is longer is strong by then, or repeats itself; the estimate takes its time over long texts. */
const longestEstimated = 100

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...dictionary, near }, graphs: adjacencyGraphs, maxLength: longestEstimated })

const weak: Strength = { level: 1, label: 'Weak' }
const byScore = [weak, weak, { level: 2, label: 'Fair' }, { level: 3, label: 'Strong' }, { level: 4, label: 'Very strong' }] as const

/** By what attackers try first: common passwords, words, dates, runs of keys and repetitions. Nothing leaves the page. */
export function passphraseStrength(passphrase: string): Strength {
  const { score } = zxcvbn.check(passphrase)
  // It holds on to what it looked at last.
  zxcvbn.check('')
  return byScore[score]
}
