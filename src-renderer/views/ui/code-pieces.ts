export type CodePiece = { readonly kind: 'plain' | 'key' | 'string' | 'number' | 'keyword' | 'method'; readonly text: string }

/** Longer texts stay plain: every colour is an element. */
const longestColoured = 50_000

const pattern =
  /(?<key>"(?:[^"\\]|\\.)*"(?=\s*:)|^[A-Z][\w-]+(?=: ))|(?<string>"(?:[^"\\]|\\.)*")|(?<number>(?<=":\s*)-?\d[\d.]*)|(?<keyword>(?<=":\s*)(?:true|false|null)\b)|(?<method>^(?:GET|POST|PUT|DELETE)\b)/g

const kinds = ['key', 'string', 'number', 'keyword', 'method'] as const

function toPieces(line: string): readonly CodePiece[] {
  const pieces: CodePiece[] = []
  let end = 0
  const add = (kind: CodePiece['kind'], text: string): void => void (text !== '' && pieces.push({ kind, text }))
  for (const { 0: text, index, groups } of line.matchAll(pattern)) {
    add('plain', line.slice(end, index))
    add(kinds.find((kind) => groups?.[kind] !== undefined) ?? 'plain', text)
    end = index + text.length
  }
  add('plain', line.slice(end))
  return pieces
}

/** A text with JSON or an HTTP request in it, as its lines and what is to be coloured alike in them. Together they are the text. */
export function toCodeLines(text: string): readonly (readonly CodePiece[])[] {
  const lines = text.split('\n')
  return lines.map((line) => (text.length > longestColoured ? [{ kind: 'plain', text: line }] : toPieces(line)))
}

/** What must not begin a line that goes on from the one before, and how much goes with it instead. */
const closing = `"'\`)]},;`
const leastEnd = 4
const mostEnd = 12
const characters = new Intl.Segmenter()

function endOf(line: string): number {
  let at = line.length
  while (at > 0 && closing.includes(line.charAt(at - 1))) at--
  if (at === line.length) return at
  const from = Math.max(0, at - leastEnd, line.length - mostEnd)
  return characters.segment(line).containing(from)?.index ?? from
}

/** A line in two: what may be broken, and its end, which is not: no bracket and no comma goes on to the next line alone. */
export function splitEnd(line: readonly CodePiece[]): { readonly start: readonly CodePiece[]; readonly end: readonly CodePiece[] } {
  let left = endOf(line.map(({ text }) => text).join(''))
  const start: CodePiece[] = []
  const end: CodePiece[] = []
  for (const { kind, text } of line) {
    if (left > 0) start.push({ kind, text: text.slice(0, left) })
    if (left < text.length) end.push({ kind, text: text.slice(left) })
    left = Math.max(0, left - text.length)
  }
  return { start, end }
}

/** Where an address may be broken: before a slash that begins a part of its path. */
export const toBreakable = (text: string): readonly string[] => text.split(/(?<=[^/:])(?=\/[^/])/)
