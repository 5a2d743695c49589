import { expect, test } from 'vitest'
import type { CertificateProblem } from '../../../src-main/model/certificate.ts'
import { fingerprintGroups, isFingerprint } from '../../../src-main/model/certificate.ts'
import { certificateWords } from '../../../src-main/model/text/certificate-text.ts'

const fingerprint = '0123456789abcdef'.repeat(4)

test('a fingerprint is 64 hex digits in lower case', () => {
  expect(isFingerprint(fingerprint)).toBe(true)
  for (const text of ['', fingerprint.slice(1), `${fingerprint}0`, fingerprint.toUpperCase(), 'g'.repeat(64)])
    expect(isFingerprint(text)).toBe(false)
})

test('its groups are four, and together what openssl writes', () => {
  const groups = fingerprintGroups(fingerprint)
  expect(groups).toHaveLength(4)
  expect(groups.join('')).toBe((fingerprint.toUpperCase().match(/../g) ?? []).join(':'))
})

const problems: readonly CertificateProblem[] = [
  'changed',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'self-signed',
  'unknown-issuer',
  'other'
]

test.each(problems)('%s has a title that names the host, and says that nothing was sent', (problem) => {
  const certificate = { fingerprint, subject: 'a', issuer: 'b', validFrom: 0, validTo: 1 }
  const words = certificateWords({
    code: 'untrusted-certificate',
    host: 'a.example:8443',
    problems: [problem, 'self-signed'],
    certificate,
    canAccept: true,
    detail: ''
  })
  expect(words.title).toContain('a.example:8443')
  expect(words.explanation).toContain('self-signed')
  expect(words.explanation).toContain('No credentials were sent.')
  expect(words.action).toBe('accept-certificate')
})
