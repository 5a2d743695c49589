import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CopyFormatId, CopySource } from '../../../../src-main/model/copy-formats/copy-format.ts'
import { copyFormat, copyFormats } from '../../../../src-main/model/copy-formats/index.ts'
import { quotePosix, quotePowerShell } from '../../../../src-main/model/copy-formats/quote.ts'
import { hasShell, runShell } from '../run-shell.ts'
import { weekToken } from '../usergrid/token-vectors.ts'

const source: CopySource = {
  accessToken: weekToken,
  resourceUrl: 'https://api.usergrid.com/acme/storefront',
  name: 'acme/storefront · application',
  issuedAt: 1_700_000_000_000,
  expiresAt: 1_700_604_800_000
}

const expected: { readonly [Id in CopyFormatId]: string } = {
  header: `Authorization: Bearer ${weekToken}`,
  raw: weekToken,
  curl: `curl -H 'Authorization: Bearer ${weekToken}' 'https://api.usergrid.com/acme/storefront'`,
  'export-posix': `export USERGRID_TOKEN='${weekToken}'`,
  'export-fish': `set -gx USERGRID_TOKEN '${weekToken}'`,
  'export-powershell': `$env:USERGRID_TOKEN = '${weekToken}'`,
  dotenv: `USERGRID_TOKEN="${weekToken}"`,
  json: `{
  "access_token": "${weekToken}",
  "issued_at": "2023-11-14T22:13:20.000Z",
  "expires_at": "2023-11-21T22:13:20.000Z",
  "url": "https://api.usergrid.com/acme/storefront"
}`,
  query: `access_token=${weekToken}`,
  postman: `{
  "key": "access_token",
  "value": "${weekToken}",
  "type": "secret",
  "enabled": true
}`
}

describe.each(copyFormats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it('writes what the next tool expects', () => expect(format.write(source)).toBe(expected[id]))
  it('is found by its id', () => expect(copyFormat(id)).toBe(format))
  it('has words of its own', () => {
    expect(format.action).toMatch(/^Copy \S/)
    expect(format.done).toMatch(/ copied$/)
    for (const word of ['label', 'sample', 'action', 'done'] as const)
      expect(copyFormats.filter((other) => other[word] === format[word])).toHaveLength(1)
  })
})

test.each(copyFormats)('the sample of $id is how it begins, whatever the token', ({ write, sample }) => {
  const squeeze = (text: string): string => text.replaceAll(/\s/g, '')
  const [beginning = ''] = sample.split('…')
  expect(sample).toContain('…')
  expect(squeeze(write({ ...source, accessToken: 'YWMt-and-no-more-of-it' }))).toContain(squeeze(beginning))
  expect(squeeze(write(source)).startsWith(squeeze(beginning))).toBe(true)
  expect(sample.includes(weekToken.slice(0, 6))).toBe(false)
})

test('every format is in the list, and the header is the default', () => {
  expect(copyFormats.map(({ id }) => id)).toEqual(Object.keys(expected))
  expect(copyFormats[0]?.id).toBe('header')
})

const printable = fc.string({
  minLength: 1,
  maxLength: 40,
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code))
})
const nasty = [`'"\`$(id)\\!#&|;<>*?[]{}~=%`, `''`, `\\'`, `-n`, '${IFS}`id`', `"$HOME"`]
const tokens = fc.oneof(printable, fc.constantFrom(...nasty))
const write = (id: CopyFormatId, accessToken: string): string => copyFormat(id).write({ ...source, accessToken })

/** Many tokens in one shell: starting one for each would take longer than all the rest. */
const batches = fc.array(tokens, { minLength: 10, maxLength: 60 }).map((some) => [...some, ...nasty])
const few = { numRuns: 5 }
const linesOf = (printed: string): readonly string[] => printed.split('\n').slice(0, -1)

test.each(['export-posix', 'dotenv'] as const)('%s gives a POSIX shell the very token', (id) => {
  fc.assert(
    fc.property(batches, (batch) => {
      const script = batch.map((token) => `${write(id, token)}\nprintf '%s\\n' "$USERGRID_TOKEN"`).join('\n')
      for (const shell of ['bash', 'sh']) expect(linesOf(runShell(shell, script))).toEqual(batch)
    }),
    few
  )
})

test('the curl command has two arguments in a POSIX shell: the header and the address', () => {
  fc.assert(
    fc.property(batches, (batch) => {
      const script = `curl() { printf '%s\\n' "$#" "$@"; }\n${batch.map((token) => write('curl', token)).join('\n')}`
      expect(linesOf(runShell('bash', script))).toEqual(
        batch.flatMap((token) => ['3', '-H', `Authorization: Bearer ${token}`, source.resourceUrl])
      )
    }),
    few
  )
})

test('a quoted word is one word, whatever text it is', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        { minLength: 1 }
      ),
      (words) => {
        expect(runShell('bash', `printf '%s\\0' ${words.map(quotePosix).join(' ')}`)).toBe(words.map((word) => `${word}\0`).join(''))
      }
    ),
    { numRuns: 20 }
  )
})

test.runIf(hasShell('fish'))('fish gets the very token', () => {
  fc.assert(
    fc.property(batches, (batch) => {
      const script = batch.map((token) => `${write('export-fish', token)}\nprintf '%s\\n' "$USERGRID_TOKEN"`).join('\n')
      expect(linesOf(runShell('fish', script))).toEqual(batch)
    }),
    few
  )
})

test('PowerShell and fish: nothing in the token ends the quotes', () => {
  expect(write('export-fish', `a'b\\c`)).toBe(`set -gx USERGRID_TOKEN 'a\\'b\\\\c'`)
  expect(write('export-powershell', `a'b$c`)).toBe(`$env:USERGRID_TOKEN = 'a''b$c'`)
  expect(quotePowerShell('‘a’‚‛')).toBe("'‘‘a’’‚‚‛‛'")
  fc.assert(fc.property(tokens, (token) => /^[^']*'(?:[^']|'')*'$/.test(write('export-powershell', token))))
})

test('a token of the wire comes back from a .env reader', () =>
  expect(parseEnv(write('dotenv', weekToken))).toEqual({ USERGRID_TOKEN: weekToken }))

test('JSON, Postman and query give the very token', () => {
  fc.assert(
    fc.property(tokens, (token) => {
      expect(JSON.parse(write('json', token))).toMatchObject({ access_token: token })
      expect(JSON.parse(write('postman', token))).toEqual({ key: 'access_token', value: token, type: 'secret', enabled: true })
      expect(Array.from(new URLSearchParams(write('query', token)))).toEqual([['access_token', token]])
    })
  )
})

test('a token without an end says so in JSON', () => {
  expect(JSON.parse(copyFormat('json').write({ ...source, expiresAt: null }))).toMatchObject({ expires_at: null })
})
