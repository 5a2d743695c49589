import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskResponse, maskResponseInSlices } from '../../../../src-main/model/usergrid/mask-response.ts'
import { weekToken } from './token-vectors.ts'

const dots = '••••••••'
const masked = 'YWMtBK_A••••••••3c'

test('keeps the text as it came but for the token', () => {
  const text = `{ "passwordChanged" : 1397679960574,\n "access_token":"${weekToken}","expires_in": 9223372036854775, "a":1,"a":2,"user":{"name":"\\u00fc"}}`
  expect(maskResponse(text)).toBe(text.replace(weekToken, masked))
})

test.each([
  ['{"password":"hunter2"}', `{"password":"${dots}"}`],
  [
    '{"client_secret":"abc","client_id":"YXA6F8zeMOlcEeCUBwBQVsAACA"}',
    `{"client_secret":"${dots}","client_id":"YXA6F8zeMOlcEeCUBwBQVsAACA"}`
  ],
  ['{"clientSecret":"abc","pin":1234}', `{"clientSecret":"${dots}","pin":"${dots}"}`],
  ['{"secrets":["a",{"b":"c","d":[1,true]}],"e":"f"}', `{"secrets":["${dots}",{"b":"${dots}","d":["${dots}",true]}],"e":"f"}`],
  ['[{"password":null},{"a":"b"}]', '[{"password":null},{"a":"b"}]'],
  ['{"passwordHistorySize":0,"accesstokenttl":0,"expires_in":1}', '{"passwordHistorySize":0,"accesstokenttl":0,"expires_in":1}'],
  ['{"pass\\u0077ord":"hunter2"}', `{"pass\\u0077ord":"${dots}"}`],
  [`{"note":"token ${weekToken}"}`, `{"note":"token ${masked}"}`],
  [`{"note":"\\u0059${weekToken.slice(1)}"}`, `{"note":"${masked}"}`],
  [`{"${weekToken}":1}`, `{"${masked}":1}`],
  [`{"access_token":"${weekToken}`, `{"access_token":"${dots}`],
  ['{"password":"a\\\\","b":"c"}', `{"password":"${dots}","b":"c"}`],
  ['"plain"', '"plain"'],
  ['<p>access_token=abc</p>', `<p>access_token=${dots}</p>`],
  ['', '']
])('masks %j', (text, expected) => {
  expect(maskResponse(text)).toBe(expected)
  expect(maskResponse(expected)).toBe(expected)
})

const secretValue = 'zq-secret-value-zq'

test('JSON stays JSON, order and all else stay, masking twice changes nothing', () => {
  const withSecrets = fc
    .tuple(fc.jsonValue(), fc.constantFrom('access_token', 'password', 'clientSecret', 'refresh_token'))
    .map(([value, key]) => JSON.stringify({ before: value, [key]: secretValue, after: [{ [key]: [secretValue] }] }, null, 1))
  fc.assert(
    fc.property(fc.oneof(withSecrets, fc.json()), (text) => {
      const once = maskResponse(text)
      expect(once).not.toContain(secretValue)
      expect(() => JSON.parse(once)).not.toThrow()
      expect(maskResponse(once)).toBe(once)
    }),
    { numRuns: 3_000 }
  )
})

// What grows out of hand would take hours: the limit is for that. How fast it is belongs to the benchmark.
const outOfHandMs = 60_000

test.each([
  ['100,000 levels', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['100,000 objects', `${'{"a":'.repeat(100_000)}"${weekToken}"${'}'.repeat(100_000)}`],
  ['5 MB of small values', JSON.stringify(Array.from({ length: 160_000 }, (_, index) => ({ id: index, name: 'token user' })))],
  ['5 MB of one string', JSON.stringify({ password: 'x\n"'.repeat(1_000_000) })],
  ['5 MB of spaces', `{"a"${' '.repeat(5_000_000)}:1}`],
  ['5 MB of backslashes', `{"a":"${'\\\\'.repeat(2_500_000)}"}`]
])('%s are masked like any others', { timeout: outOfHandMs }, (_, text) => {
  expect(maskResponse(text)).not.toContain(weekToken)
})

test('in slices, also of two answers in turn, the same comes out', async () => {
  const answerOf = (secret: string): string =>
    JSON.stringify(Array.from({ length: 20_000 }, (_, id) => ({ id, password: secret, pin: id, note: `token ${weekToken}` })))
  const texts = [answerOf('hunter2'), answerOf('{"}]['), 'access_token=abc', '{"password":"a"}']
  let pauses = 0
  const pause = async (): Promise<void> => {
    pauses++
    await new Promise(setImmediate)
  }
  const masked = await Promise.all(texts.map((text) => maskResponseInSlices(text, pause)))
  expect(masked).toEqual(texts.map(maskResponse))
  expect(pauses).toBeGreaterThan(20)
  expect(masked.join()).not.toContain('hunter2')
})
