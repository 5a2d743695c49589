import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ok } from '../../../src-main/model/result.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import type { Answer, Transport } from '../../../src-main/tokens/answer.ts'
import { Minter } from '../../../src-main/tokens/minter.ts'
import { RejectedTokens } from '../../../src-main/tokens/rejected-tokens.ts'
import { revokeToken } from '../../../src-main/tokens/revoke.ts'
import { validateToken } from '../../../src-main/tokens/validate.ts'
import { clock, token, value } from '../vault/vault-on-disk.ts'
import { activityRoom, writeUnsynced } from './activity-room.ts'
import { rejected } from './held-transport.ts'
import { maria } from './mint-room.ts'

const statuses = fc.constantFrom(200, 201, 302, 400, 401, 403, 404, 405, 429, 500, 503)
const codes = ['invalid_grant', 'illegal_argument', 'unauthorized', 'auth_invalid', 'null_pointer', 'something_new', '']
const keys = ['error', 'error_description', 'message', 'errorMessage', 'action']

const secrets = fc
  .oneof(
    fc.string({ minLength: 10, maxLength: 24 }),
    fc.string({ unit: 'grapheme', minLength: 10, maxLength: 20 }),
    fc.stringMatching(/^[1-9]\d{9,13}$/),
    fc.stringMatching(/^[A-Z][a-zA-Z0-9 _-]{10,20}[a-z]$/),
    fc.constantFrom('hunter2"hunter2', 'a b&c=d/e?f#g', 'Zwölf\\Boxkämpfer', 'YXA6' + 'x'.repeat(27))
  )
  .filter((secret) => secret.trim() === secret)

/** How servers send back what they were sent. */
const echoes = (secret: string): fc.Arbitrary<string> =>
  fc.constantFrom(
    secret,
    `No ${secret}!`,
    `Could not match token : ${secret}`,
    `Your token age cannot be more than the maximum age of ${secret} milliseconds`,
    `must login via provider: ${secret}`,
    `{"password":${JSON.stringify(secret)}}`,
    encodeURIComponent(secret.replace(/\p{Surrogate}/gu, ''))
  )

function answers(secret: string): fc.Arbitrary<Answer> {
  const texts = fc.oneof(fc.constantFrom(...codes), echoes(secret))
  const object = fc
    .dictionary(fc.constantFrom(...keys), texts)
    .map((fields) => JSON.stringify({ user: { username: secret, type: 'user' }, ...fields }))
  // A character of the secret written as an escape: the text is not in the body, but in what it says.
  const escaped = object.map((body) =>
    body.replaceAll(secret, () => `\\u${secret.charCodeAt(0).toString(16).padStart(4, '0')}${secret.slice(1)}`)
  )
  return fc.record({
    status: statuses,
    statusText: fc.constantFrom('OK', secret),
    contentType: fc.constantFrom('application/json', 'text/html', null),
    retryAfter: fc.constantFrom(null, '30'),
    date: fc.constant(null),
    body: fc.oneof(
      object,
      escaped,
      texts,
      fc.constant(`<html>${secret}</html>`),
      fc.constant(JSON.stringify({ access_token: 'an-opaque-token', user: { username: secret, type: 'user' } }))
    )
  })
}

test('no secret is in an attempt or in its file, whatever servers echo', async () => {
  const { start, vault, disk } = await activityRoom([maria])
  const activity = start(writeUnsynced)
  const cases = secrets.chain((secret) => fc.tuple(fc.constant(secret), fc.array(answers(secret), { minLength: 3, maxLength: 3 })))

  /** What is kept after a token was asked for, asked about and revoked, by a server that says this. */
  async function keptAfter(secret: string, replies: readonly Answer[]): Promise<string> {
    const waiting = replies.values()
    const transport: Transport = async () => ok(waiting.next().value as Answer)
    const noteAttempt = activity.note.bind(activity)
    const parts = {
      vault: { ...vault, secretOf: async () => ok(new Secret(secret)) },
      clock,
      transport,
      noteAttempt,
      rejectedTokens: new RejectedTokens(),
      onRevoked: () => {}
    }
    await new Minter({ ...parts, onChanged: () => {} }).mint('a')
    value(await vault.tokens.put(token('a', secret)))
    await validateToken('a', parts)
    await revokeToken('a', parts)
    await activity.flush()
    return disk.text('activity.json') + JSON.stringify(value(await activity.of('a')))
  }

  const plain = await keptAfter('a plain secret of nobody', [rejected, rejected, rejected])
  await fc.assert(
    fc.asyncProperty(cases, async ([secret, replies]) => {
      fc.pre(!plain.includes(secret))
      const kept = await keptAfter(secret, replies)
      for (const form of [secret, JSON.stringify(secret).slice(1, -1), secret.toLowerCase()]) expect(kept).not.toContain(form)
    }),
    { numRuns: 150 }
  )
})
