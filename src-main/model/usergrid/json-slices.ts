import { stringEnd } from './json-text.ts'

/** After this many characters others get their turn: a few ms, even where nearly each of them is a value. */
const usualSlice = 64_000
/** Values in values in values that are each longer than a slice: further down they are read in one piece. */
const deepest = 8

const blank = /[ \t\n\r]*/y

function skipBlank(text: string, start: number): number {
  blank.lastIndex = start
  blank.exec(text)
  return blank.lastIndex
}

const isBlankText = (text: string): boolean => skipBlank(text, 0) === text.length
/** A loop is slower than a pattern where there are none for long, and much faster where there are many. */
const isStringOrBracket = (code: number): boolean => code === 0x22 || (code | 0x20) === 0x7b || (code | 0x20) === 0x7d
const isBlank = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09

class NotJson extends Error {}

const parseOrThrow = (text: string): unknown => JSON.parse(text)

type Holder = Record<string, unknown> | unknown[]

function add(to: Holder, name: string, value: unknown): void {
  if (Array.isArray(to)) to.push(value)
  // An assignment would change what the object inherits from.
  else if (name === '__proto__') Object.defineProperty(to, name, { value, writable: true, enumerable: true, configurable: true })
  else to[name] = value
}

/** Adds members with commas between them, as `JSON.parse` does. Nothing but blanks is fine only where it is all there is. */
function addAll(to: Holder, text: string, isAll: boolean): void {
  const some = parseOrThrow(Array.isArray(to) ? `[${text}]` : `{${text}}`)
  if (Array.isArray(some) && Array.isArray(to)) for (const each of some) to.push(each)
  else for (const [name, each] of Object.entries(some as object)) add(to, name, each)
  if (!isAll && isBlankText(text)) throw new NotJson()
}

type Piece = { readonly text: string; readonly slice: number }

function* parseLong({ text, slice }: Piece, depth: number): Generator<void, unknown> {
  const start = skipBlank(text, 0)
  const opening = text[start]
  const isList = opening === '['
  if (text.length <= slice || depth > deepest || (!isList && opening !== '{')) {
    yield
    return parseOrThrow(text)
  }
  let end = text.length - 1
  while (isBlank(text.charCodeAt(end))) end--
  if (text[end] !== (isList ? ']' : '}')) throw new NotJson()
  const members: Holder = isList ? [] : {}
  let from = start + 1
  /** The last comma between two members, or the bracket before the first. */
  let comma = start

  function* take(to: number, isOne: boolean): Generator<void, void> {
    const piece = text.slice(from, to)
    const isAll = from === start + 1 && to === end
    const first = skipBlank(piece, 0)
    from = to + 1
    yield
    if (!isOne || piece.length <= slice || first === piece.length) return addAll(members, piece, isAll)
    const nameEnd = isList ? 0 : stringEnd(piece, first)
    const colon = skipBlank(piece, nameEnd)
    if (!isList && (piece[first] !== '"' || piece[colon] !== ':')) throw new NotJson()
    const value = yield* parseLong({ text: isList ? piece : piece.slice(colon + 1), slice }, depth + 1)
    add(members, isList ? '' : String(JSON.parse(piece.slice(first, nameEnd))), value)
  }

  /** A member ends: many short ones are taken at once, a long one by itself. */
  function* close(to: number): Generator<void, void> {
    if (to - comma > slice && comma >= from) yield* take(comma, false)
    if (to === end || to - from >= slice) yield* take(to, comma === from - 1)
    comma = to
  }

  let level = 0
  let sliceEnd = slice
  for (let index = from; ;) {
    const stop = Math.min(end, sliceEnd)
    let at = Math.min(index, end)
    while (at < stop && !isStringOrBracket(text.charCodeAt(at))) at++
    if (level === 0) {
      // No string and no bracket: each comma here is one between members. They are not all looked at.
      const plain = text.slice(index, at)
      for (let next = plain.indexOf(','); next >= 0; next = plain.indexOf(',', Math.max(next + 1, from + slice - index))) {
        const before = next === 0 ? -1 : plain.lastIndexOf(',', next - 1)
        if (before >= 0) comma = index + before
        if (index + next - from < slice) comma = index + next
        else yield* close(index + next)
      }
      const last = plain.lastIndexOf(',')
      if (last >= 0) comma = index + last
    }
    if (at === end) break
    const code = text.charCodeAt(at)
    if (at >= stop) index = at
    else if (code === 0x22) index = stringEnd(text, at)
    else {
      level += code === 0x5b || code === 0x7b ? 1 : -1
      index = at + 1
    }
    if (level < 0) throw new NotJson()
    if (index < sliceEnd) continue
    yield
    sliceEnd = index + slice
  }
  if (level > 0) throw new NotJson()
  yield* close(end)
  return members
}

/** As `parseJson` (`wire.md` 6.3), stopping after each slice. */
export function* parseJsonSteps(text: string, slice = usualSlice): Generator<void, unknown> {
  try {
    return text.length <= slice ? parseOrThrow(text) : yield* parseLong({ text, slice }, 0)
  } catch {
    return undefined
  }
}

/** As `parseJson` (`wire.md` 6.3), with `pause` between slices: an answer of megabytes holds nothing up, and one of the usual length does not wait. */
export async function parseJsonInSlices(text: string, pause: () => Promise<void>): Promise<unknown> {
  const steps = parseJsonSteps(text)
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
    await pause()
  }
}
