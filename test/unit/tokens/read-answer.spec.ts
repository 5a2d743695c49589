import { expect, test } from 'vitest'
import { parseJson } from '../../../src-main/model/usergrid/json.ts'
import type { Answer } from '../../../src-main/tokens/answer.ts'
import { readAnswer } from '../../../src-main/tokens/read-answer.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'
import { answer, granted, rejected } from './held-transport.ts'
import { maria, password } from './mint-room.ts'

const context = { profile: maria, path: '/acme/storefront/token', now: 0, secrets: [password] }
const read = (given: Answer) => readAnswer(given, parseJson(given.body), context)

test('a 200 with a token is a token', () =>
  expect(read(granted())).toMatchObject({ ok: true, value: { accessToken: weekToken, expiresIn: 604_800 } }))

test.each([
  ['an OAuth refusal', rejected, 'wrong-password'],
  ['a refusal with status 200', { ...rejected, status: 200 }, 'wrong-password'],
  ['a token with another status', { ...granted(), status: 201 }, 'no-token'],
  ['no token', answer(200, { expires_in: 1 }), 'no-token'],
  ['a token that no header can carry', answer(200, { access_token: 'a b' }), 'unusable-token'],
  ['a web page', answer(200, '<html>', { contentType: 'text/html' }), 'not-usergrid'],
  ['nothing', answer(200, ''), 'no-token'],
  ['a broken server', answer(503, ''), 'server-problem']
])('%s', (_, given, code) => expect(read(given)).toMatchObject({ ok: false, error: { code } }))

test('an echoed secret is not in the error', () => {
  const echo = answer(400, { error: 'x', error_description: `no such password: ${password}` })
  expect(JSON.stringify(read(echo))).not.toContain(password)
})
