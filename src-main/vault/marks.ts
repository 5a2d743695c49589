import { hash } from 'node:crypto'

const markBytes = 16
/** Of a record that is not vouched for. */
export const noMark = '\0'.repeat(markBytes)

/** Knows a record's text again. The marks are kept sealed, so that nobody else can make one. */
export const markOf = (line: string): string => hash('sha256', line, 'binary').slice(0, markBytes)

export type Marks = {
  /**
   * Whether a record with this mark, as `markOf` gives it, was vouched for. `at`: where it is likely to stand, counted from the first record,
   * so that a file that nobody has touched is compared mark by mark.
   */
  readonly has: (mark: string, at: number) => boolean
  /** Of records with and without a mark. */
  readonly count: number
}

export function readMarks(bytes: Buffer): Marks {
  const text = bytes.toString('latin1')
  const count = Math.floor(text.length / markBytes)
  let known: ReadonlySet<string> | null = null
  const gatherKnown = (): ReadonlySet<string> =>
    new Set(Array.from({ length: count }, (_, index) => text.slice(index * markBytes, (index + 1) * markBytes)))
  return {
    has: (mark, at) => mark !== noMark && (text.startsWith(mark, at * markBytes) || (known ??= gatherKnown()).has(mark)),
    count
  }
}
