import type { AppError } from '../app-error.ts'
import type { CertificateProblem } from '../certificate.ts'
import type { ErrorWords } from './error-words.ts'

type Untrusted = Extract<AppError, { readonly code: 'untrusted-certificate' }>

const titles: { readonly [Problem in CertificateProblem]: (host: string) => string } = {
  changed: (host) => `${host} shows another certificate than the one you accepted`,
  expired: (host) => `The certificate of ${host} has expired`,
  'not-yet-valid': (host) => `The certificate of ${host} is not valid yet`,
  'wrong-host': (host) => `The certificate of ${host} belongs to another host`,
  'self-signed': (host) => `The certificate of ${host} is self-signed`,
  'unknown-issuer': (host) => `The certificate of ${host} is not trusted`,
  other: (host) => `The certificate of ${host} was refused`
}

/** What the title leaves open. */
const explanations: { readonly [Problem in CertificateProblem]: (error: Untrusted) => string } = {
  changed: () => 'Somebody may be answering in its place, or those who run it have renewed it.',
  expired: () => 'Those who run the server have not renewed it, or the clock of this computer is wrong.',
  'not-yet-valid': () => 'The clock of this computer may be wrong.',
  'wrong-host': () => 'The address may be misspelled, or another server answers in its place.',
  'self-signed': () => 'No authority vouches for it.',
  'unknown-issuer': ({ certificate }) =>
    `Its issuer, ${certificate.issuer || 'without a name'}, is an authority that this computer does not know.`,
  other: ({ detail }) => (detail === '' ? 'The system does not trust it.' : `The system does not trust it: ${detail}.`)
}

/** The same as one more thing that is wrong. */
const additions: { readonly [Problem in CertificateProblem]: string } = {
  changed: 'It is not the one you accepted.',
  expired: 'It has also expired.',
  'not-yet-valid': 'It is also not valid yet.',
  'wrong-host': 'It also belongs to another host.',
  'self-signed': 'It is also self-signed: no authority vouches for it.',
  'unknown-issuer': 'Its issuer is also unknown to this computer.',
  other: 'It is also not meant for servers.'
}

/** Why a certificate is refused: all that is wrong with it, and that no credential went there. */
export function certificateWords(error: Untrusted): ErrorWords {
  const { host, problems, canAccept } = error
  const [first = 'other', ...more] = problems
  return {
    title: titles[first](host),
    explanation: [explanations[first](error), ...more.map((problem) => additions[problem]), 'No credentials were sent.'].join(' '),
    hints: canAccept
      ? [
          'Does an authority of your own issue it? Choose its CA file in the server settings.',
          'Or compare the fingerprint with those who run the server, then accept this one certificate.'
        ]
      : ['Those who run the server have to put its certificate right.'],
    short: 'Not trusted',
    action: canAccept ? 'accept-certificate' : 'try-again'
  }
}
