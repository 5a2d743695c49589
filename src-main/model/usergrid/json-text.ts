import { parseJson } from './json.ts'

/**
 * Where a value stands in JSON: which member of each object or list leads to it, counted from 0. Names would not do: one may come twice,
 * and one that looks like a token is masked.
 */
export type JsonPlace = readonly number[]

/** The index after the closing quote of the JSON string (RFC 8259) that starts at `start`. */
export function stringEnd(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0
    while (text[quote - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return quote + 1
  }
  return text.length
}

const stringOrBracket = /["{}[\]]/g
const literal = /[^\s,:{}[\]"]*/y
const separators = /[\s,:]*/y

function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  pattern.exec(text)
  return Math.max(start, pattern.lastIndex)
}

/** The index after the value that starts at `start`. Counts levels instead of following them: nesting costs no stack. */
function valueEnd(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return stringEnd(text, start)
  if (first !== '{' && first !== '[') return matchEnd(literal, text, start)
  let depth = 0
  stringOrBracket.lastIndex = start
  for (let match = stringOrBracket.exec(text); match !== null; match = stringOrBracket.exec(text)) {
    if (match[0] === '"') stringOrBracket.lastIndex = stringEnd(text, match.index)
    else if (match[0] === '{' || match[0] === '[') depth++
    else if (--depth === 0) return match.index + 1
  }
  return text.length
}

/** The start of a member's value, of the object or list that starts at `start`; null where there are fewer. */
function memberStart(text: string, start: number, index: number): number | null {
  const isObject = text[start] === '{'
  if (!isObject && text[start] !== '[') return null
  let at = matchEnd(separators, text, start + 1)
  for (let passed = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; passed++) {
    if (isObject) at = matchEnd(separators, text, valueEnd(text, at))
    if (passed === index) return at
    const end = valueEnd(text, at)
    // Only text that is not JSON stands still.
    if (end === at) return null
    at = matchEnd(separators, text, end)
  }
  return null
}

/** The text of the value at a place of a JSON text (RFC 8259), as it stands there; null where there is none. */
export function jsonTextAt(text: string, place: JsonPlace): string | null {
  let start: number | null = matchEnd(separators, text, 0)
  for (const index of place) {
    start = memberStart(text, start, index)
    if (start === null) return null
  }
  const found = text.slice(start, valueEnd(text, start))
  return found === '' ? null : found
}

/**
 * The members of a JSON object (RFC 8259) that a text begins with and that are in it whole, as an object of their own; null where it begins
 * with no object. For one that was cut off: the last member may go on behind the end.
 */
export function wholeMembers(text: string): string | null {
  const start = matchEnd(separators, text, 0)
  if (text[start] !== '{') return null
  let end = start + 1
  for (let at = matchEnd(separators, text, end); at < text.length && text[at] !== '}';) {
    const valueAt = matchEnd(separators, text, valueEnd(text, at))
    const valueEndAt = valueEnd(text, valueAt)
    // Cut off, or text that is not JSON and stands still.
    if (valueEndAt === text.length || valueEndAt === at) break
    end = valueEndAt
    at = matchEnd(separators, text, end)
  }
  return `${text.slice(start, end)}}`
}

/** A value's text as it is pasted elsewhere: what a string says, everything else as it stands in JSON (RFC 8259). */
export function toCopiedValue(json: string): string {
  const value = parseJson(json)
  return typeof value === 'string' ? value : json
}
