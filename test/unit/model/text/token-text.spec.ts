import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signatureNote, tokenFacts, tokenProblemText } from '../../../../src-main/model/text/token-text.ts'
import { parseTokenAnatomy } from '../../../../src-main/model/usergrid/token-anatomy.ts'
import { applicationUserToken } from '../usergrid/document-samples.ts'

const now = 1_700_000_000_000 + 48 * 60_000
const weekToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'

const factsOf = (token: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    tokenFacts(parseTokenAnatomy(token), now).map(({ label, value, aside }) => [label, [value, aside].filter(Boolean).join(' | ')])
  )

test('a token of seven days', () => {
  expect(factsOf(weekToken)).toMatchObject({
    Format: 'Usergrid access token | YWMt',
    'Token uuid': '04afc000-833b-11ee-9234-02aabbccddee',
    Issued: expect.stringMatching(/2023, \d\d:\d\d:20 \| 48m ago$/),
    Expires: expect.stringMatching(/2023, \d\d:\d\d:20 \| in 6d 23h 12m$/),
    Lifetime: '7 days | 604\u202f800 s',
    Signature: "Made with Usergrid's stock salt"
  })
})

test('a token that never ends, one of an e-mail link, one of 2011, one of single sign-on', () => {
  expect(factsOf('YWMtBK_AAIM7Ee6SNAKqu8zd7oAAAYvP5Wf_Va1nkV2_heL5RHl81ZIOhxuvIJ8')).toMatchObject({ Expires: 'Never' })
  expect(factsOf('ZW0tBK_AAIM7Ee6SNAKqu8zd7lOxVAz3zqCNGFVVMA5LxjSbj5l5')).toMatchObject({
    Format: 'Usergrid token of an e-mail link | ZW0t'
  })
  expect(factsOf(applicationUserToken)).toMatchObject({
    Format: 'Usergrid access token of 2011 | legacy',
    'Issued to': 'application user',
    'User uuid': 'e70b8677-e95c-11e0-9407-005056c00008',
    Application: '17ccde30-e95c-11e0-9407-005056c00008',
    Signature: 'Only the server can check it'
  })
  expect(factsOf('eyJhbGciOiJub25lIn0.eyJleHAiOjE3MDAwMDM2MDB9.')).toMatchObject({ Format: 'JSON web token | single sign-on' })
  expect(factsOf('anything')).toEqual({ Format: 'Unknown' })
})

test('what the signature says is told with its limits', () => {
  expect(signatureNote(parseTokenAnatomy(weekToken))).toContain('can make this token again')
  expect(signatureNote(parseTokenAnatomy(weekToken.replace('Eb3c', 'Fb3c')))).toBe(
    'Only the server knows whether it still accepts this token.'
  )
  expect(signatureNote(parseTokenAnatomy('anything'))).toBeNull()
})

test('the stock salt, the uuid and the expiry make the very token: what the note warns of', () => {
  const { uuid, expiresAt } = parseTokenAnatomy(weekToken)
  if (uuid === null || expiresAt === null) throw new Error('no anatomy')
  const expiry = Buffer.alloc(8)
  expiry.writeBigInt64BE(BigInt(expiresAt))
  const signature = createHash('sha1').update(`ac${uuid}super secret token value${expiresAt}`).digest()
  const bytes = Buffer.concat([Buffer.from(uuid.replaceAll('-', ''), 'hex'), expiry, signature])
  expect(`YWMt${bytes.toString('base64url')}`).toBe(weekToken)
})

test('any text has facts and words, and each fact a label of its own', () => {
  const token = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.constantFrom('YWMt', 'cmUt', ''), fc.base64String({ minLength: 20, maxLength: 80 })).map((parts) => parts.join('')),
    fc.tuple(fc.nat(88), fc.string()).map(([at, text]) => applicationUserToken.slice(0, at) + text),
    fc.record({ iat: fc.double(), exp: fc.double() }).map((claims) => `eyJhbGciOiJ4In0.${btoa(JSON.stringify(claims))}.`)
  )
  fc.assert(
    fc.property(token, (text) => {
      const anatomy = parseTokenAnatomy(text)
      const labels = tokenFacts(anatomy, now).map(({ label, value }) => (expect(value).not.toMatch(/NaN|Invalid|undefined/), label))
      expect(new Set(labels).size).toBe(labels.length)
      for (const problem of anatomy.problems) expect(tokenProblemText(problem)).toMatch(/^Its? .*\.$/)
    }),
    { numRuns: 1_000 }
  )
})
