import { hash } from 'node:crypto'
import { createPacer } from './pacer.ts'
import type { Chunks } from './whole-file.ts'

/**
 * The layout of vault.json and tokens.json: JSON with one record on each line, so that a damaged line takes only its own record along, and
 * so that ten thousand of them can be read and written a few at a time. The last line holds the sealed marks of all records.
 */
export type RecordFile = {
  readonly header: Readonly<Record<string, unknown>>
  /** By section: the records' texts, unparsed. */
  readonly sections: Readonly<Record<string, readonly string[]>>
  /** Sealed; null where the end of the file is missing. */
  readonly manifest: string | null
}

export type RecordLine = { readonly line: string; /** Whether Mintmark vouches for it from now on. */ readonly isGenuine: boolean }

const markBytes = 16
const noMark = '\0'.repeat(markBytes)
const chunkLength = 64 * 1024

/** Knows a record's text again. The marks are kept sealed, so that nobody else can make one. */
export const markOf = (line: string): string => hash('sha256', line, 'binary').slice(0, markBytes)

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

const withoutComma = (line: string): string => (line.endsWith(',') ? line.slice(0, -1) : line)
const opening = (name: string): string => `"${name}":[`
const closing = '],'
const manifestStart = '"manifest":"'
const manifestEnd = '"}'

/** null where it is not laid out like that. */
function readLines(text: string, names: readonly string[]): RecordFile | null {
  const [first = '', ...rest] = text.split('\n')
  const header = first.endsWith(',') ? parseObject(`${withoutComma(first)}}`) : null
  if (header === null) return null
  const sections: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]))
  const openings = new Map(names.map((name) => [opening(name), sections[name]]))
  let current: string[] | null = null
  let manifest: string | null = null
  for (const line of rest) {
    const opened = line.startsWith('"') ? openings.get(line) : undefined
    if (opened !== undefined) current = opened
    else if (line === closing) current = null
    else if (current !== null) {
      if (line !== '') current.push(withoutComma(line))
    } else if (line.startsWith(manifestStart) && line.endsWith(manifestEnd))
      manifest = line.slice(manifestStart.length, -manifestEnd.length)
  }
  return { header, sections, manifest }
}

/** What another program has written again in its own layout, and files of format 1. */
function readWhole(text: string, names: readonly string[]): RecordFile | null {
  const header = parseObject(text)
  if (header === null) return null
  const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map((record) => JSON.stringify(record)) : [])
  const { manifest } = header
  try {
    const sections = Object.fromEntries(names.map((name) => [name, textsOf(header[name])]))
    return { header, sections, manifest: typeof manifest === 'string' ? manifest : null }
  } catch {
    // Nested so deeply that it can be read but not written again.
    return null
  }
}

/** null for what is no such file at all. */
export const parseRecordFile = (text: string, names: readonly string[]): RecordFile | null =>
  readLines(text, names) ?? readWhole(text, names)

/** Made one at a time, when its turn to be written comes. */
export function* linesOf<Entry>(entries: Iterable<Entry>, toLine: (entry: Entry) => RecordLine): Generator<RecordLine> {
  for (const entry of entries) yield toLine(entry)
}

/** The file's text. `sealMarks` is given the marks of all records when the last one is written. */
export async function* toChunks(
  header: Readonly<Record<string, unknown>>,
  sections: readonly (readonly [name: string, records: Iterable<RecordLine>])[],
  sealMarks: (marks: Uint8Array) => string
): Chunks & AsyncGenerator<string> {
  const pace = createPacer()
  const marks: string[] = []
  let text = `${JSON.stringify(header).slice(0, -1)},\n`
  for (const [name, records] of sections) {
    text += `${opening(name)}\n`
    let comma = ''
    for (const { line, isGenuine } of records) {
      marks.push(isGenuine ? markOf(line) : noMark)
      text += comma + line
      comma = ',\n'
      if (text.length > chunkLength) {
        yield text
        text = ''
      }
      const pause = pace()
      if (pause !== null) await pause
    }
    text += `${comma === '' ? '' : '\n'}${closing}\n`
  }
  yield `${text}${manifestStart}${sealMarks(Buffer.from(marks.join(''), 'latin1'))}${manifestEnd}\n`
}

/** A file that was read as text again, under another header. */
export function withHeader({ sections, manifest }: RecordFile, header: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(sections).map(([name, lines]) => [
    opening(name),
    ...(lines.length === 0 ? [] : [lines.join(',\n')]),
    closing
  ])
  const end = manifest === null ? [] : [`${manifestStart}${manifest}${manifestEnd}`]
  return [`${JSON.stringify(header).slice(0, -1)},`, ...parts.flat(), ...end, ''].join('\n')
}

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
