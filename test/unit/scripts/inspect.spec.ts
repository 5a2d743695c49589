import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const project = join(import.meta.dirname, '../../..')

function inspect(
  args: readonly string[],
  input = ''
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, ['scripts/inspect.mjs', ...args], { cwd: project, input, encoding: 'utf8' })
}

const weekToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
const weekLine =
  '{"format":"current","category":"access","kind":null,"uuid":"04afc000-833b-11ee-9234-02aabbccddee","userUuid":null,' +
  '"applicationUuid":null,"issuedAt":1700000000000,"expiresAt":1700604800000,"lifetimeMs":604800000,"never":false,"stockSalt":true,"problems":[]}\n'

test('prints one line of JSON, its keys in order', () => {
  expect(inspect([weekToken])).toMatchObject({ status: 0, stdout: weekLine })
})

test('takes the token from the standard input too', () => {
  expect(inspect(['-'], `${weekToken}\n`)).toMatchObject({ status: 0, stdout: weekLine })
})

test.each([
  ['nothing known', 'x'],
  ['empty', ''],
  ['hostile', '"\\\n\u001b[31m${x}'],
  ['long', 'YWMt'.repeat(10_000)]
])('a token of %s is no error', (_, token) => {
  const { status, stdout } = inspect([token])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(stdout)).toHaveProperty('problems')
})

test('without a token it says how it is used', () => {
  expect(inspect([])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('Usage') })
})
