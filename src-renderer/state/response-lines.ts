import { stringEnd, type JsonPlace } from '../../src-main/model/usergrid/json-text.ts'
import { parseJson } from '../../src-main/model/usergrid/json.ts'

/** A response as `layOut` leaves it: each value starts a line of its own. Lines count from 1. */
export type ResponseLines = { readonly count: number; readonly line: (number: number) => string }

/** Where a value stands: for main by its place, for a person by the names on the way. */
export type ValuePlace = { readonly place: JsonPlace; readonly path: readonly (string | number)[] }

type Level = { readonly isObject: boolean; index: number; line: string }

/** The index of the colon after a line's name; null where there is no name. */
function colonAt(line: string): number | null {
  const start = indentOf(line)
  if (line[start] !== '"') return null
  const end = stringEnd(line, start)
  return line[end] === ':' ? end : null
}

/** The name of a line's value; null for what has none. */
export function nameOnLine(line: string): string | null {
  const colon = colonAt(line)
  return colon === null ? null : String(parseJson(line.slice(0, colon)))
}

/** The last of these lines is the one that is asked about: the place of its value, for a closing bracket that of what it closes. */
export function placeOfLastLine(lines: Iterable<string>): ValuePlace {
  const levels: Level[] = []
  let opens = false
  let depth = 0
  for (const line of lines) {
    // Levels that are left are overwritten by the next of the same depth: a list of a million entries makes no garbage.
    if (opens) depth++
    const first = line.charAt(indentOf(line))
    if (first === '}' || first === ']') depth--
    const last = line.charAt(line.length - 1)
    const level = levels[depth - 1]
    if (level !== undefined && first !== '}' && first !== ']') {
      level.index++
      level.line = line
    }
    opens = last === '{' || last === '['
    if (opens) levels[depth] = { isObject: last === '{', index: -1, line: '' }
  }
  const way = levels.slice(0, depth)
  return {
    place: way.map(({ index }) => index),
    path: way.map(({ isObject, index, line }) => (isObject ? (nameOnLine(line) ?? '') : index))
  }
}

function indentOf(line: string): number {
  let indent = 0
  while (line.charCodeAt(indent) === 32) indent++
  return indent
}

/** The JSON text of a line's value without what stands around it: for a bracket, opening or closing, all that it holds. */
export function valueOnLine({ count, line }: ResponseLines, number: number): string {
  const text = line(number)
  const indent = indentOf(text)
  const isOf = (other: number): boolean => indentOf(line(other)) === indent
  let [start, end] = [number, number]
  if (/[{[]$/.test(text))
    do end++
    while (end < count && !isOf(end))
  else if (/^\s*[}\]]/.test(text))
    do start--
    while (start > 1 && !isOf(start))
  const lines = Array.from({ length: end - start + 1 }, (_, offset) => line(start + offset).slice(indent))
  const [first = '', ...others] = lines
  const colon = colonAt(first)
  const value = [colon === null ? first : first.slice(colon + 2), ...others].join('\n')
  return value.endsWith(',') ? value.slice(0, -1) : value
}

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u

/** A path as programs write it: `user.email`, `organizations["my org"].users[0]`. */
export function formatPath(path: ValuePlace['path']): string {
  const step = (part: string | number, index: number): string => {
    if (typeof part === 'number' || !identifier.test(part)) return `[${JSON.stringify(part)}]`
    return index === 0 ? part : `.${part}`
  }
  return path.map(step).join('')
}
