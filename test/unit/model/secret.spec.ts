import { Console } from 'node:console'
import { PassThrough } from 'node:stream'
import { format, inspect } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskToken, Secret, shortenPrincipal } from '../../../src-main/model/secret.ts'
import { weekToken } from './usergrid/token-vectors.ts'

const value = 'hunter2-hunter2'
const secret = new Secret(value)

function printed(...things: readonly unknown[]): string {
  const stdout = new PassThrough()
  const console = new Console(stdout)
  console.log(...things)
  console.table(things)
  console.dir(things[0], { depth: 9, showHidden: true })
  return String(stdout.read())
}

test.each([
  ['String', String(secret)],
  ['adding', 'x'.concat(secret as unknown as string)],
  ['joining', [secret].join()],
  ['JSON', JSON.stringify(secret)],
  ['JSON inside', JSON.stringify({ a: [secret] })],
  ['inspect', inspect(secret)],
  ['inspect with everything', inspect({ a: [secret] }, { depth: 9, showHidden: true, getters: true })],
  ['format', format('%s %o %O %j', secret, secret, secret, secret)],
  ['the console', printed(secret, { secret })],
  ['an error', new Error(secret as unknown as string).message],
  ['its cause', inspect(new Error('no', { cause: secret }))],
  ['keys and values', JSON.stringify([Object.keys(secret), Object.values(secret), Object.getOwnPropertyNames(secret)])],
  ['copying', inspect(Object.assign({}, secret))]
])('%s shows no secret', (_, text) => expect(text).not.toContain('hunter'))

test.each([String(secret), inspect(secret), JSON.parse(JSON.stringify(secret))])('%s stands for the secret', (text) =>
  expect(text).toBe('[secret]')
)

test('only reveal gives the value', () => expect(secret.reveal()).toBe(value))

test('a token is masked but for its ends, a short one as a whole', () => {
  expect(maskToken(weekToken)).toBe('YWMtBK_A••••••••3c')
  expect(maskToken('x'.repeat(29))).toBe('••••••••')
  expect(maskToken('')).toBe('••••••••')
})

test('masking shows at most a third of a token', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), (token) => maskToken(token).replaceAll('•', '').length <= token.length / 3))
})

test('a long client id is cut in the middle', () => {
  expect(shortenPrincipal('YXA6F8zeMOlcEeCUBwBQVsAACA')).toBe('YXA6F8ze…AACA')
  expect(shortenPrincipal('maria')).toBe('maria')
})
