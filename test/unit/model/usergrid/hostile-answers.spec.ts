import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessTypeList, type AccessTypeId } from '../../../../src-main/model/access-type.ts'
import type { Profile } from '../../../../src-main/model/profile.ts'
import { errorText } from '../../../../src-main/model/text/error-text.ts'
import { revocationText } from '../../../../src-main/model/text/revocation-text.ts'
import { validationText } from '../../../../src-main/model/text/validation-text.ts'
import { maskResponse } from '../../../../src-main/model/usergrid/mask-response.ts'
import { redactSecrets } from '../../../../src-main/model/usergrid/redact.ts'
import { parseJson } from '../../../../src-main/model/usergrid/json.ts'
import { readRevocation } from '../../../../src-main/model/usergrid/revocation.ts'
import { readValidation } from '../../../../src-main/model/usergrid/validation.ts'
import { readAnswer } from '../../../../src-main/tokens/read-answer.ts'

const now = 1_700_000_000_000
const password = 'hunter2 "& ü/+<b>'
const token = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
/** What must not be found again, in the writings of JSON, of a URL and as it is. */
const secrets = [password, JSON.stringify(password).slice(1, -1), encodeURIComponent(password), 'hunter2', token]

const profileOf = (accessType: AccessTypeId): Profile => ({
  id: 'a',
  serverId: 's',
  accessType,
  organization: 'acme',
  application: 'shop',
  principal: 'maria',
  name: '',
  notes: '',
  pinned: false,
  keepFresh: false,
  ttlMs: null,
  copyFormat: 'header',
  createdAt: 0,
  lastUsedAt: null
})

const codes = [
  'invalid_grant',
  'illegal_argument',
  'expired_token',
  'auth_invalid',
  'unauthorized',
  'runtime',
  'web_application',
  'reach_limit',
  '__proto__',
  'constructor'
]
const words = [
  'invalid username or password',
  'user disabled',
  'ttl must be a number >= 0',
  'Your token age cannot be more than the maximum age of 604800000 milliseconds',
  'login via provider: usergrid',
  'revoked user tokens',
  '\u202e\u001b[31m'
]
const keys = [
  'error',
  'error_description',
  'message',
  'access_token',
  'expires_in',
  'user',
  'entities',
  'organization',
  'application',
  'action',
  '__proto__'
]

const wholeSecret = fc.constantFrom(password, token, `No ${password}!`, encodeURIComponent(password), `token : ${token}`)
const told = fc.oneof(fc.constantFrom(...codes, ...words), fc.string(), fc.string({ unit: 'binary' }), wholeSecret)
const value = fc.oneof(
  told,
  fc.constantFrom<unknown>(null, true, -1, 0, 604_800, 2 ** 63 / 1_000, 1e308, [], {}),
  fc.dictionary(fc.constantFrom(...keys, 'username', 'uuid', 'name', 'type', 'faultstring'), told, { maxKeys: 4 }),
  fc.array(fc.dictionary(fc.constantFrom('username', 'uuid', 'type'), told, { maxKeys: 3 }), { maxLength: 2 })
)
const object = fc.dictionary(fc.constantFrom(...keys), value, { maxKeys: 5 })
const body = fc.oneof(
  { weight: 6, arbitrary: object.map((each) => JSON.stringify(each)) },
  {
    weight: 1,
    arbitrary: fc.tuple(object, object).map(([one, other]) => JSON.stringify(one).replace(/}$/, `,${JSON.stringify(other).slice(1)}`))
  },
  { weight: 1, arbitrary: object.map((each) => JSON.stringify(each).slice(0, -3)) },
  { weight: 1, arbitrary: fc.json() },
  { weight: 1, arbitrary: told },
  { weight: 1, arbitrary: told.map((text) => `<!DOCTYPE html><p>${text}`) },
  { weight: 1, arbitrary: fc.constantFrom('', '{', 'null', '[]', '"x"', '\ufeff{}', '['.repeat(5_000), '{"error":'.repeat(5_000)) }
)
const answer = fc.record({
  status: fc.oneof(fc.constantFrom(200, 200, 201, 204, 400, 401, 403, 404, 405, 429, 500, 503), fc.integer({ min: 100, max: 599 })),
  statusText: fc.constant(''),
  contentType: fc.constantFrom(null, 'application/json', 'text/html', 'text/plain', 'x'),
  retryAfter: fc.oneof(fc.constant(null), fc.string(), fc.nat().map(String), fc.constant(new Date(now + 5_000).toUTCString())),
  date: fc.constant(null),
  body
})
const accessType = fc.constantFrom(...accessTypeList.map(({ id }) => id))
const numRuns = 12_000

function expectNoSecret(...seen: readonly unknown[]): void {
  const all = JSON.stringify(seen)
  for (const secret of secrets) if (all.includes(secret)) expect.fail(`${secret} in ${all}`)
}

function expectWords(...texts: readonly string[]): void {
  for (const text of texts) if (text.trim() === '') expect.fail('no words')
}

test('a token request: no throw, no token but from a 200, no secret in an error, always words', () => {
  fc.assert(
    fc.property(answer, accessType, (each, type) => {
      const profile = profileOf(type)
      const read = readAnswer(each, parseJson(each.body), { profile, path: '/acme/shop/token', now, secrets: [password, token] })
      if (read.ok) {
        if (each.status !== 200) expect.fail(`a token from ${each.status}`)
        if (!/^[\x21-\x7e]+$/.test(read.value.accessToken)) expect.fail('a token that no header carries')
        return
      }
      const text = errorText(read.error, { ...profile, now })
      expectWords(text.title, text.short)
      expectNoSecret(read.error, text)
    }),
    { numRuns }
  )
})

test('a question about a token: no throw, no secret, always words, and accepted only when the server said so', () => {
  fc.assert(
    fc.property(answer, accessType, (each, type) => {
      const path = type === 'application-user' ? '/acme/shop/users/me' : '/management/me'
      const read = readValidation({ ...each, json: parseJson(each.body) }, { ...profileOf(type), path, now, secrets: [token] })
      const { title } = validationText(read, now)
      expectWords(title)
      if (read.kind === 'accepted' && each.status !== 200) expect.fail(`accepted with ${each.status}`)
      if (read.kind === 'accepted-only' && ![200, 400, 404].includes(each.status)) expect.fail(`accepted with ${each.status}`)
      // Names come from the server and may be anything; the token is no name.
      if (read.kind !== 'accepted' && JSON.stringify([read, validationText(read, now)]).includes(token)) expect.fail('the token')
    }),
    { numRuns }
  )
})

test('revoking: no throw, no secret, always words, and done only with a 200', () => {
  fc.assert(
    fc.property(answer, fc.constantFrom<AccessTypeId>('application-user', 'admin-user'), (each, type) => {
      const read = readRevocation(
        { ...each, json: parseJson(each.body) },
        { ...profileOf(type), path: '/management/users/maria/revoketoken', now, secrets: [token] }
      )
      if (read.ok) {
        expectWords(revocationText(read.value))
        if (read.value === 'revoked' && each.status !== 200) expect.fail(`revoked with ${each.status}`)
        return
      }
      const text = errorText(read.error, { now })
      expectWords(text.title, text.short)
      if (JSON.stringify([read.error, text]).includes(token)) expect.fail('the token')
    }),
    { numRuns }
  )
})

test('what is kept of an answer to be shown: no throw, no token, and masking twice changes nothing', () => {
  fc.assert(
    fc.property(body, (text) => {
      const shown = maskResponse(text)
      if (shown.includes(token)) expect.fail(`the token in ${shown}`)
      expect(maskResponse(shown)).toBe(shown)
      expectNoSecret(redactSecrets(text, [password, token]))
    }),
    { numRuns: 4_000 }
  )
})
