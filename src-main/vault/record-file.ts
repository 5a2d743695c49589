import { createHash } from 'node:crypto'
import { markOf, noMark } from './marks.ts'
import { createPacer } from './pacer.ts'
import type { Chunks } from './whole-file.ts'

/**
 * The layout of vault.json and tokens.json: JSON with one record on each line, so that a damaged line takes only its own record along, and
 * so that ten thousand of them can be read and written a few at a time. The last line holds the sealed marks of all records, the one before
 * the sealed digest of all of them together.
 */
export type RecordFile = {
  readonly header: Readonly<Record<string, unknown>>
  /** By section: the records' texts, unparsed. */
  readonly sections: Readonly<Record<string, readonly string[]>>
  /** null where there is none, or nothing to compare it with. */
  readonly whole: Whole | null
  /** Sealed; null where the end of the file is missing. */
  readonly manifest: string | null
}

/** Spares ten thousand marks: where the digest is that of the bytes, every record is as it was written. */
export type Whole = {
  /** All sections, as they stand in the file. */
  readonly bytes: Buffer
  /** Their digest, sealed. */
  readonly sealed: string
}

export type Sealing = {
  readonly marks: (marks: Uint8Array) => string
  readonly whole: (digest: Uint8Array) => string
}

export type RecordLine = { readonly line: string; /** Whether Mintmark vouches for it from now on. */ readonly isGenuine: boolean }

const chunkLength = 64 * 1024

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
const wholeStart = '"whole":"'
const wholeEnd = '",'
const manifestStart = '"manifest":"'
const manifestEnd = '"}'

const between = (line: string, start: string, end: string): string | null =>
  line.startsWith(start) && line.endsWith(end) ? line.slice(start.length, -end.length) : null

/** From the second line to the one with their digest. A line that begins like that one is no record. */
function sectionBytes(bytes: Buffer): Buffer {
  return bytes.subarray(bytes.indexOf('\n') + 1, bytes.lastIndexOf(`\n${wholeStart}`) + 1)
}

/** null where it is not laid out like that. */
function readLines(bytes: Buffer, text: string, names: readonly string[]): RecordFile | null {
  const headerEnd = text.indexOf('\n')
  const first = headerEnd === -1 ? text : text.slice(0, headerEnd)
  const header = first.endsWith(',') ? parseObject(`${withoutComma(first)}}`) : null
  if (header === null) return null
  const sections: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]))
  const openings = new Map(names.map((name) => [opening(name), sections[name]]))
  let current: string[] | null = null
  let whole: Whole | null = null
  let manifest: string | null = null
  for (let start = first.length + 1; start < text.length;) {
    const lineEnd = text.indexOf('\n', start)
    const end = lineEnd === -1 ? text.length : lineEnd
    // Cut out once, without its comma: there may be ten thousand.
    const line = text.slice(start, text[end - 1] === ',' ? end - 1 : end)
    const hasComma = line.length < end - start
    const opened = hasComma ? undefined : openings.get(line)
    if (opened !== undefined) {
      current = opened
      // What comes after the digest is not in it.
      whole = null
    } else if (hasComma && line === ']') current = null
    else if (current !== null) {
      if (line !== '' || hasComma) current.push(line)
    } else if (hasComma) {
      const sealed = between(line, wholeStart, '"')
      if (sealed !== null) whole = { bytes: sectionBytes(bytes), sealed }
    } else manifest = between(line, manifestStart, manifestEnd) ?? manifest
    start = end + 1
  }
  return { header, sections, whole, manifest }
}

/** What another program has written again in its own layout, and files of format 1. */
function readWhole(text: string, names: readonly string[]): RecordFile | null {
  const header = parseObject(text)
  if (header === null) return null
  const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map((record) => JSON.stringify(record)) : [])
  const { manifest } = header
  try {
    const sections = Object.fromEntries(names.map((name) => [name, textsOf(header[name])]))
    return { header, sections, whole: null, manifest: typeof manifest === 'string' ? manifest : null }
  } catch {
    // Nested so deeply that it can be read but not written again.
    return null
  }
}

/** null for what is no such file at all. */
export function parseRecordFile(bytes: Buffer, names: readonly string[]): RecordFile | null {
  const text = bytes.toString('utf8')
  return readLines(bytes, text, names) ?? readWhole(text, names)
}

/** Made one at a time, when its turn to be written comes. */
export function* linesOf<Entry>(entries: Iterable<Entry>, toLine: (entry: Entry) => RecordLine): Generator<RecordLine> {
  for (const entry of entries) yield toLine(entry)
}

/** The file's text. `sealing` is given the marks of all records, and their digest where all are vouched for, when the last one is written. */
export async function* toChunks(
  header: Readonly<Record<string, unknown>>,
  sections: readonly (readonly [name: string, records: Iterable<RecordLine>])[],
  sealing: Sealing
): Chunks & AsyncGenerator<string> {
  yield `${JSON.stringify(header).slice(0, -1)},\n`
  const pace = createPacer()
  const digest = createHash('sha256')
  const marks: string[] = []
  let isVouched = true
  let text = ''
  for (const [name, records] of sections) {
    text += `${opening(name)}\n`
    let comma = ''
    for (const { line, isGenuine } of records) {
      marks.push(isGenuine ? markOf(line) : noMark)
      isVouched &&= isGenuine
      text += comma + line
      comma = ',\n'
      if (text.length > chunkLength) {
        digest.update(text)
        yield text
        text = ''
      }
      const pause = pace()
      if (pause !== null) await pause
    }
    text += `${comma === '' ? '' : '\n'}${closing}\n`
  }
  const whole = isVouched ? `${wholeStart}${sealing.whole(digest.update(text).digest())}${wholeEnd}\n` : ''
  yield `${text}${whole}${manifestStart}${sealing.marks(Buffer.from(marks.join(''), 'latin1'))}${manifestEnd}\n`
}

/** A file that was read as text again, under another header. */
export function withHeader({ sections, whole, manifest }: RecordFile, header: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(sections).map(([name, lines]) => [
    opening(name),
    ...(lines.length === 0 ? [] : [lines.join(',\n')]),
    closing
  ])
  const end = [
    ...(whole === null ? [] : [`${wholeStart}${whole.sealed}${wholeEnd}`]),
    ...(manifest === null ? [] : [`${manifestStart}${manifest}${manifestEnd}`])
  ]
  return [`${JSON.stringify(header).slice(0, -1)},`, ...parts.flat(), ...end, ''].join('\n')
}
