import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = join(import.meta.dirname, '../../../../src-main/model/usergrid')
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))

/** Each exported function, with the comment right before it. */
const exported = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^export (?:async )?(?:function (\w+)|const (\w+)(?:: [^\n=]+)? = (?:<[^>]+>)?\()/gm

/** Where a rule comes from: the section of the wire contract, or the standard that the wire follows. The forms of the document are its own. */
const sourceOf = (file: string): RegExp => (file.includes('request-forms') ? /\S/ : /`wire\.md`|RFC \d+|FIPS \d+/)

test.each(files)('each function that %s offers says what it does and where that is written', (file) => {
  const source = readFileSync(join(folder, file), 'utf8')
  for (const [, comment = '', declared, assigned] of source.matchAll(exported)) {
    expect(comment, `the docstring of ${declared ?? assigned ?? ''}`).toMatch(sourceOf(file))
  }
})

test('there is something to look at', () => {
  const found = files.flatMap((file) => Array.from(readFileSync(join(folder, file), 'utf8').matchAll(exported)))
  expect(found.length).toBeGreaterThan(25)
})
