import { expect, test } from 'vitest'
import type { AppError, ErrorCode, NetworkReason } from '../../../../src-main/model/app-error.ts'
import { errorText } from '../../../../src-main/model/text/error-text.ts'
import { editLabel } from '../../../../src-main/model/text/error-words.ts'

const described = { status: 418, serverCode: 'teapot', description: 'I am one' }

const examples: { readonly [Code in ErrorCode]: Extract<AppError, { readonly code: Code }> } = {
  'wrong-password': { code: 'wrong-password' },
  'wrong-client': { code: 'wrong-client' },
  'account-not-activated': { code: 'account-not-activated' },
  'account-disabled': { code: 'account-disabled' },
  'account-not-confirmed': { code: 'account-not-confirmed' },
  'unknown-application': { code: 'unknown-application', organization: 'acme', application: 'shop' },
  'not-a-token-endpoint': { code: 'not-a-token-endpoint', status: 405, path: '/token' },
  'ttl-too-long': { code: 'ttl-too-long', maxMs: 604_800_000 },
  'ttl-invalid': { code: 'ttl-invalid', description: 'ttl must be a number >= 0' },
  'sso-only': { code: 'sso-only', provider: 'usergrid' },
  busy: { code: 'busy', status: 429, retryAt: 40_000 },
  'server-problem': { code: 'server-problem', ...described },
  'not-usergrid': { code: 'not-usergrid', status: 200 },
  'refused-by-server': { code: 'refused-by-server', ...described },
  'not-permitted': { code: 'not-permitted', description: 'No application access authorized' },
  'token-expired': { code: 'token-expired' },
  'token-rejected': { code: 'token-rejected' },
  'no-token': { code: 'no-token' },
  'unusable-token': { code: 'unusable-token' },
  redirected: { code: 'redirected', host: 'a.example', target: 'https://b.example' },
  'response-too-large': { code: 'response-too-large', limitBytes: 5_000_000 },
  unreachable: { code: 'unreachable', host: 'a.example', reason: 'dns', detail: '' },
  cancelled: { code: 'cancelled' },
  'vault-unavailable': { code: 'vault-unavailable' },
  'vault-locked': { code: 'vault-locked' },
  'vault-damaged': { code: 'vault-damaged' },
  'no-secret': { code: 'no-secret' },
  'wrong-passphrase': { code: 'wrong-passphrase', retryAt: 4_000 },
  'passphrase-too-soon': { code: 'passphrase-too-soon', retryAt: 4_000 },
  'weak-passphrase': { code: 'weak-passphrase', shortest: 8 },
  'last-way-in': { code: 'last-way-in' },
  'keychain-refused': { code: 'keychain-refused', why: 'locked' },
  'not-an-export': { code: 'not-an-export', file: 'backup.mintmark' },
  'newer-export': { code: 'newer-export', file: 'backup.mintmark' },
  'export-not-opened': { code: 'export-not-opened' },
  'file-not-read': { code: 'file-not-read', file: 'backup.mintmark', detail: 'The disk says no.' },
  'not-saved': { code: 'not-saved', detail: '' },
  'not-live': { code: 'not-live', why: 'expired' },
  'no-live-token': { code: 'no-live-token' },
  'not-offered': { code: 'not-offered', status: 404, path: '/management/me' },
  'not-revocable': { code: 'not-revocable' },
  'needs-confirmation': { code: 'needs-confirmation', question: { kind: 'production', accessType: 'organization' } },
  'no-certificate': { code: 'no-certificate', file: 'ca.pem' },
  'untrusted-certificate': {
    code: 'untrusted-certificate',
    host: 'a.example',
    problems: ['self-signed'],
    certificate: { subject: 'a.example', issuer: 'a.example', validFrom: 0, validTo: 1, fingerprint: 'ab'.repeat(32) },
    canAccept: true,
    detail: ''
  },
  'not-found': { code: 'not-found' },
  'server-in-use': { code: 'server-in-use' },
  'invalid-input': { code: 'invalid-input', problems: [{ field: 'name', message: 'Too long.' }] },
  unexpected: { code: 'unexpected', incident: 'x1' }
}

test.each(Object.values(examples))('$code keeps the rules of wording', (error) => {
  const { title, explanation, hints, short } = errorText(error, {})
  expect(title).toMatch(/^\S.*[^.!…]$/)
  for (const sentence of [explanation, ...hints].filter((each) => each !== '')) expect(sentence).toMatch(/^\S.*[.)]$/)
  expect(short.length).toBeGreaterThan(0)
  expect(short.length).toBeLessThan(16)
  expect([title, explanation, ...hints].join(' ')).not.toMatch(/oops|sorry|please|success|undefined|null|NaN/i)
})

const reasons: { readonly [Reason in NetworkReason]: true } = {
  dns: true,
  refused: true,
  reset: true,
  timeout: true,
  offline: true,
  'tls-self-signed': true,
  'tls-expired': true,
  'tls-wrong-host': true,
  'tls-other': true,
  proxy: true,
  other: true
}

test.each(Object.keys(reasons) as NetworkReason[])('%s has words of its own, with the host', (reason) => {
  const words = errorText({ code: 'unreachable', host: 'a.example:8080', reason, detail: '' }, {})
  const action = reason === 'proxy' ? 'server-settings' : 'try-again'
  expect(words).toMatchObject({ title: expect.stringContaining('a.example:8080'), short: 'No answer', action })
})

test("the mockup's words for a wrong password", () => {
  const context = { accessType: 'application-user', principal: 'qa.maria', organization: 'acme', application: 'storefront' } as const
  expect(errorText(examples['wrong-password'], context)).toEqual({
    title: 'The server rejected the username or password',
    explanation:
      'It gives this same answer for an unknown user, so the name may be wrong as well. Your saved credentials were not changed.',
    hints: [
      'Type the password for qa.maria again.',
      'Check that this user exists in acme / storefront.',
      'Admin of this organization? Choose the access type Admin user.'
    ],
    short: 'Rejected',
    action: 'edit-secret'
  })
})

test('the root token path offers to switch, nothing else does', () => {
  const at = (path: string) => ({ code: 'not-a-token-endpoint', status: 405, path }) as const
  expect(errorText(at('/token'), { accessType: 'admin-user' }).action).toBe('switch-path')
  expect(errorText(at('/ROOT/token'), { accessType: 'organization' }).action).toBe('switch-path')
  expect(errorText(at('/token'), {}).action).toBe('switch-path')
  expect(errorText(at('/management/token'), { accessType: 'admin-user' }).action).toBe('edit-profile')
  expect(errorText(at('/acme/shop/token'), { accessType: 'application' }).action).toBe('edit-profile')
})

test('the numbers of the server are told in words', () => {
  expect(errorText(examples['ttl-too-long'], {}).explanation).toBe('The longest lifetime this server allows is 7 days.')
  expect(errorText(examples.busy, { now: 0 })).toMatchObject({ short: 'Busy, 40s', explanation: 'It asks to try again in 40s.' })
  expect(errorText(examples.busy, { now: 60_000 }).short).toBe('Busy')
  expect(errorText(examples['refused-by-server'], {}).explanation).toBe('It says “I am one” (teapot).')
})

test('a profile without a usable secret leads to its dialog', () => {
  const labels = (['no-secret', 'vault-damaged', 'wrong-client', 'vault-locked'] as const).map((code) => [
    editLabel(errorText({ code }, {}), 'admin-user'),
    editLabel(errorText({ code }, {}), 'organization')
  ])
  expect(labels).toEqual([
    ['Edit password', 'Edit client secret'],
    ['Edit profile', 'Edit profile'],
    ['Edit password', 'Edit client secret'],
    [null, null]
  ])
  expect(errorText({ code: 'no-secret' }, {})).toMatchObject({
    title: 'This profile has no secret yet',
    explanation: 'It came from a file without secrets.',
    hints: ['Type the secret once.']
  })
})

test('what is locked offers to unlock, and a vault that cannot be opened offers nothing', () => {
  expect(errorText({ code: 'vault-locked' }, {})).toMatchObject({ title: 'Mintmark is locked', short: 'Locked', action: 'unlock-keychain' })
  expect(errorText({ code: 'vault-unavailable' }, {}).action).toBeNull()
})

test('after a wrong passphrase the wait counts down', () => {
  const words = (code: 'wrong-passphrase' | 'passphrase-too-soon', now: number): string =>
    errorText({ code, retryAt: 4_000 }, { now }).explanation
  expect([words('wrong-passphrase', 0), words('wrong-passphrase', 3_500), words('wrong-passphrase', 4_000)]).toEqual([
    'Try again in 4s.',
    'Try again in 1s.',
    'Try again.'
  ])
  expect(words('passphrase-too-soon', 0)).toBe('The one before was wrong. Try again in 4s.')
  expect(errorText({ code: 'wrong-passphrase', retryAt: 4_000 }, {}).explanation).toBe('Try again.')
})

test.each(['locked', 'changed', 'no-keychain', 'weak-keychain'] as const)('a keychain that is %s has words of its own', (why) => {
  const { explanation } = errorText({ code: 'keychain-refused', why }, {})
  expect(explanation).toMatch(/^\S.*\.$/)
  const others = (['locked', 'changed', 'no-keychain', 'weak-keychain'] as const).filter((each) => each !== why)
  for (const other of others) expect(errorText({ code: 'keychain-refused', why: other }, {}).explanation).not.toBe(explanation)
})

test('files are named, lengths told', () => {
  expect(errorText({ code: 'weak-passphrase', shortest: 8 }, {}).explanation).toBe('It needs at least 8 characters.')
  for (const code of ['not-an-export', 'newer-export'] as const)
    expect(errorText({ code, file: 'b.mm' }, {}).title).toMatch(/^b\.mm (is|was) /)
  expect(errorText({ code: 'file-not-read', file: 'b.mm', detail: 'No.' }, {})).toMatchObject({
    title: 'b.mm could not be read',
    explanation: 'No.'
  })
})
