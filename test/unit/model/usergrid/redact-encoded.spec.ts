import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { redactSecrets } from '../../../../src-main/model/usergrid/redact.ts'
import { formsOf } from '../../../support/find-secret.ts'

const dots = '••••••••'
const hex4 = (unit: number): string => unit.toString(16).padStart(4, '0')
const bytesOf = (text: string): readonly number[] => Array.from(Buffer.from(text))

/** All that a server may do to a character before it sends it back. */
const escapes: readonly ((character: string) => string)[] = [
  (character) => character,
  (character) => JSON.stringify(character).slice(1, -1),
  (character) => Array.from({ length: character.length }, (_, index) => `\\u${hex4(character.charCodeAt(index))}`).join(''),
  (character) => Array.from({ length: character.length }, (_, index) => `\\u${hex4(character.charCodeAt(index)).toUpperCase()}`).join(''),
  (character) =>
    bytesOf(character)
      .map((byte) => `%${byte.toString(16).padStart(2, '0')}`)
      .join(''),
  (character) =>
    bytesOf(character)
      .map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join(''),
  (character) => `&#${character.codePointAt(0)};`,
  (character) => `&#x${character.codePointAt(0)?.toString(16)};`,
  (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })[character] ?? character
]

/** What an escape begins with is escaped wherever anything is: otherwise the text would say something else. */
function writtenAs(character: string, escape: (character: string) => string): string {
  const written = escape(character)
  return written === character && /[\\%&]/.test(character) ? `%${character.charCodeAt(0).toString(16)}` : written
}

/** To the whole text, one after the other. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  encodeURIComponent,
  (text) => new URLSearchParams([['', text]]).toString().slice(1),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#039;')
]

const characters = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
  fc.constantFrom('"', '\\', '/', '%', '&', '+', ' ', '<', "'", ';', 'u', '=', 'ö', 'ß', '中', '😀')
)
/** No bullets, which is what secrets are hidden with. */
const secrets = fc
  .array(characters, { minLength: 4, maxLength: 24 })
  .map((each) => each.join(''))
  .filter((secret) => /^[^•]{4,}$/u.test(secret))

/** Whether the text has the secret, as it is or encoded. What is left of four bytes in base64 may be nothing. */
const tells = (text: string, secret: string): boolean =>
  formsOf(secret).some((form) => form.length > 3 && Buffer.from(text).toString('latin1').includes(form))

test('a secret whose characters are escaped, each in its own way, is hidden', () => {
  const cases = secrets.chain((secret) =>
    fc.tuple(fc.constant(secret), fc.array(fc.constantFrom(...escapes), { minLength: 24, maxLength: 24 }))
  )
  fc.assert(
    fc.property(cases, ([secret, ways]) => {
      const written = Array.from(secret, (character, index) => writtenAs(character, ways[index] ?? encodeURIComponent)).join('')
      const shown = redactSecrets(`before: ${written} :after`, [secret])
      expect(shown).toContain(dots)
      expect(shown).not.toContain(written)
      expect(tells(shown, secret)).toBe(false)
    }),
    { numRuns: 2_000 }
  )
})

test('a secret that was encoded up to three times over is hidden, and the rest stays', () => {
  // With several backslashes some may be undone and others not (SECURITY.md).
  const plain = fc.stringMatching(/^[\w !"%&'()*+,./:;<=>?@\\ö-]{6,20}$/).filter((secret) => !/\\.*\\/.test(secret))
  fc.assert(
    fc.property(plain, fc.array(fc.constantFrom(...encodings), { maxLength: 3 }), (secret, ways) => {
      const written = ways.reduce((text, encode) => encode(text), secret)
      // Of a secret that looks escaped itself a backslash may be left over.
      expect(redactSecrets(`(no ${written})`, [secret])).toMatch(/^\(no \\*••••••••\)$/)
    }),
    { numRuns: 2_000 }
  )
})

test('a secret within base64 or hexadecimal is hidden, whatever stands beside it', () => {
  const forms = fc.constantFrom<BufferEncoding>('base64', 'base64url', 'hex')
  const beside = fc.string({ maxLength: 9 })
  fc.assert(
    fc.property(secrets, beside, beside, forms, fc.boolean(), (secret, before, after, form, isUpper) => {
      const encoded = Buffer.from(before + secret + after).toString(form)
      const shown = redactSecrets(`no (${isUpper && form === 'hex' ? encoded.toUpperCase() : encoded})`, [secret])
      expect(tells(shown, secret)).toBe(false)
      if (form !== 'hex') expect(shown).toBe(`no (${dots})`)
    }),
    { numRuns: 2_000 }
  )
})

test('hiding twice changes nothing, whatever is mixed with whatever', () => {
  const secret = 'p"a\\s+s /wö<&>'
  const forms = [...formsOf(secret).filter((form) => /^[ -ÿ]*$/.test(form)), '%', '\\', '&', '&#', '%2', '=', 'Basic ', 'x']
  const texts = fc.array(fc.oneof(fc.constantFrom(...forms), fc.string({ maxLength: 8 })), { maxLength: 10 })
  fc.assert(
    fc.property(texts, (pieces) => {
      const once = redactSecrets(pieces.join(''), [secret])
      expect(redactSecrets(once, [secret])).toBe(once)
    }),
    { numRuns: 2_000 }
  )
})

describe('Basic authentication', () => {
  it.each([
    ['a known secret, without the word', Buffer.from('maria:hunter2!').toString('base64'), ['hunter2!'], dots],
    ['a short one, after the word', `Basic ${Buffer.from('maria:ab').toString('base64')}`, ['ab'], `Basic ${dots}`],
    ['one that nobody knows', `sent basic ${Buffer.from('maria:xyz').toString('base64')}.`, [], `sent basic ${dots}.`],
    ['in Latin-1, as older clients send it', Buffer.from('maria:Zwölf!', 'latin1').toString('base64'), ['Zwölf!'], dots],
    ['escaped for JSON', `"${Buffer.from('a:???>>>ÿ').toString('base64').replaceAll('/', '\\/')}"`, ['???>>>ÿ'], `"${dots}"`],
    ['no name and password', 'Basic authentication is required', ['hunter2!'], 'Basic authentication is required'],
    ['the same once more', 'Basic dXNlcm5hbWU= is not enough', [], 'Basic dXNlcm5hbWU= is not enough']
  ])('%s', (_, text, known, shown) => expect(redactSecrets(text, known)).toBe(shown))
})

test.each([
  ['its base64', 'sent YWI= to it', `sent ${dots} to it`],
  ['its hexadecimal', 'sent 6162 to it', `sent ${dots} to it`],
  ['escaped', 'sent %61%62 to it', `sent ${dots} to it`],
  ['not within words', 'cabinet 616263 YWI=x', 'cabinet 616263 YWI=x']
])('of a short secret: %s', (_, text, shown) => expect(redactSecrets(text, ['ab'])).toBe(shown))

test.each([
  ['in base64', Buffer.from('maria:a long secret of mine').toString('base64').slice(0, -6)],
  ['in hexadecimal', Buffer.from('a long secret of mine').toString('hex').slice(0, -5)],
  ['in an escape', 'a%20long%20secret%20of%2'],
  ['in JSON', 'a\\u0020long\\u0020secret\\u00'],
  ['in HTML', 'a&#32;long&#32;secret&#3']
])('an answer that ends within a secret, %s', (_, end) => {
  expect(redactSecrets(`so it was (${end}`, ['a long secret of mine'])).toBe(`so it was (${dots}`)
})

test.each([
  ['secrets', 'hunter2! '],
  ['their base64', `${Buffer.from('hunter2!').toString('base64')} `],
  ['one word of base64', Buffer.from('hunter2!!').toString('base64')],
  ['escapes of escapes', '%25252541'],
  ['bytes that are no text', '%f4%ff'],
  ['halves of escapes', '\\u00&#%'],
  ['beginnings', 'hunter2']
])('16 kB of %s are looked through like any other', (_, piece) => {
  const text = piece.repeat(16_000 / piece.length)
  expect(redactSecrets(text, ['hunter2!', 'ab'])).not.toContain('hunter2!')
})
