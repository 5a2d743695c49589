import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRecoveryCode, parseRecoveryCode } from '../../../src-main/vault/recovery-code.ts'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letterCount = 28

/** Codes as they are made, without the hyphens. */
const codes = fc.constant(null).map(() => createRecoveryCode().replaceAll('-', ''))
const places = fc.integer({ min: 0, max: letterCount - 1 })
const anyLetter = fc.constantFrom(...Array.from(letters))
const withLetter = (code: string, at: number, letter: string): string => code.slice(0, at) + letter + code.slice(at + 1)

describe('a recovery code', () => {
  it('is seven groups of four letters that do not look alike, never the same twice', () => {
    const made = Array.from({ length: 1_000 }, createRecoveryCode)
    for (const code of made) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(new Set(made).size).toBe(1_000)
  })

  it('uses each letter at each place', () => {
    const made = Array.from({ length: 2_000 }, () => createRecoveryCode().replaceAll('-', ''))
    for (let at = 0; at < letterCount; at++) expect(new Set(made.map((code) => code.charAt(at))).size, `place ${at}`).toBe(letters.length)
  })

  it('is read as it was made', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseRecoveryCode(code)).toBe(code)
      })
    )
  })

  it('is read in lower case, with O and 0, I, L and 1 mixed up, and with any gaps', () => {
    const likeness: Readonly<Record<string, readonly string[]>> = { '0': ['0', 'O', 'o'], '1': ['1', 'I', 'i', 'L', 'l'] }
    const gaps = fc.array(fc.constantFrom('', '-', ' ', '\t', '\n', ' - '), { minLength: letterCount, maxLength: letterCount })
    const picks = fc.array(fc.nat(), { minLength: letterCount, maxLength: letterCount })
    fc.assert(
      fc.property(codes, gaps, picks, (code, gap, pick) => {
        const typed = Array.from(code, (letter, at) => {
          const forms = likeness[letter] ?? [letter, letter.toLowerCase()]
          return `${forms[(pick[at] ?? 0) % forms.length] ?? ''}${gap[at] ?? ''}`
        })
        expect(parseRecoveryCode(typed.join(''))).toBe(code)
      })
    )
  })

  it('is refused with any one letter changed', () => {
    fc.assert(
      fc.property(codes, places, anyLetter, (code, at, letter) => {
        const slip = withLetter(code, at, letter)
        expect(parseRecoveryCode(slip)).toBe(slip === code ? code : null)
      }),
      { numRuns: 2_000 }
    )
  })

  it('is refused with all of one place changed', () => {
    const code = createRecoveryCode().replaceAll('-', '')
    for (let at = 0; at < letterCount; at++) {
      const read = Array.from(letters, (letter) => parseRecoveryCode(withLetter(code, at, letter))).filter((found) => found !== null)
      expect(read).toEqual([code])
    }
  })

  it('is refused with two neighbours swapped', () => {
    fc.assert(
      fc.property(codes, fc.integer({ min: 0, max: letterCount - 2 }), (code, at) => {
        const slip = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(parseRecoveryCode(slip)).toBe(slip === code ? code : null)
      }),
      { numRuns: 2_000 }
    )
  })

  it('is refused with a letter lost or one too many', () => {
    fc.assert(
      fc.property(codes, places, anyLetter, (code, at, letter) => {
        expect(parseRecoveryCode(code.slice(0, at) + code.slice(at + 1))).toBeNull()
        expect(parseRecoveryCode(code.slice(0, at) + letter + code.slice(at))).toBeNull()
      })
    )
  })

  it.each([
    '',
    '-',
    'correct horse battery staple',
    'U'.repeat(28),
    '0'.repeat(27),
    '!'.repeat(28),
    'Ω'.repeat(28),
    'ß'.repeat(14),
    '🪙'.repeat(14)
  ])('is not %j', (typed) => expect(parseRecoveryCode(typed)).toBeNull())

  it('is nothing that anybody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(parseRecoveryCode(typed)).toBeNull()
      })
    )
  })
})
