import { stringEnd } from '../../src-main/model/usergrid/json-text.ts'
import { parseJson } from '../../src-main/model/usergrid/json.ts'

/** Longer than this is shown as it came where all of it is laid out at once. */
const longestAtOnce = 500_000
/** More levels than these, or more spaces for indentation, would hold up the window. */
const mostLevels = 1_500
const mostIndentation = 10_000_000
/** Of a longer string only the start is laid out: one line of more holds up the window. */
const longestString = 10_000
/** What is laid out in one step, in characters and in pieces: a few milliseconds. */
const stepLength = 50_000
const stepPieces = 20_000

const [quote, comma, openList, closeList, openObject, closeObject] = [0x22, 0x2c, 0x5b, 0x5d, 0x7b, 0x7d]

const nextToken = /["{}[\],:]|[^\s"{}[\],:]+/g

/** Whether a JSON object or list can be laid out. */
export function canLayOut(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  let depth = 0
  let indentation = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    // Most of a long answer: letters, digits, blanks.
    if (code !== comma && code !== quote && (code | 0x20) !== openObject && (code | 0x20) !== closeObject) continue
    if (code === quote) {
      index = stringEnd(text, index) - 1
      continue
    }
    const opens = code === openList || code === openObject
    if (opens && ++depth > mostLevels) return false
    if (code === closeList || code === closeObject) depth--
    else if (!opens && code !== comma) continue
    indentation += 2 * Math.max(0, depth)
    if (indentation > mostIndentation) return false
  }
  return true
}

/** A string's start, and in words what is left out. Neither an escape nor an emoji is torn. */
function cut(string: string): string {
  let end = longestString
  while (/[\ud800-\udbff]/.test(string.charAt(end - 1)) || parseJson(`${string.slice(0, end)}"`) === undefined) end--
  return `${string.slice(0, end)}… ${(string.length - 1 - end).toLocaleString('en')} more characters"`
}

/** Whether `layOut` has cut a string in this text. One that a server sends with such an end is not told from it. */
export const hasCut = (text: string): boolean => text.length > longestString && /… [\d,]+ more characters"/.test(text)

/**
 * JSON laid out for reading, piece by piece: whoever wants the next one says when. Works on the text, so order, duplicate keys and numbers
 * beyond 2^53 stay as the server sent them; goes from token to token, so a long answer costs no more than its length.
 */
export function* layOut(text: string, { cutStrings }: { readonly cutStrings: boolean }): Generator<string, void> {
  let pieces: string[] = []
  let stepEnd = stepLength
  let depth = 0
  let before = ''
  for (let at = 0; ;) {
    nextToken.lastIndex = at
    const match = nextToken.exec(text)
    if (match === null) break
    at = match[0] === '"' ? stringEnd(text, match.index) : nextToken.lastIndex
    const token = text.slice(match.index, at)
    const shown = cutStrings && token.length > longestString ? cut(token) : token
    if (match.index >= stepEnd || pieces.length >= stepPieces) {
      yield pieces.join('')
      pieces = []
      stepEnd = match.index + stepLength
    }
    const opensBefore = before === '{' || before === '['
    const closes = token === '}' || token === ']'
    if (closes) depth--
    if (before === ':') pieces.push(' ')
    else if (before === ',' || opensBefore !== closes) pieces.push('\n', '  '.repeat(depth))
    if (token === '{' || token === '[') depth++
    pieces.push(shown)
    before = token
  }
  yield pieces.join('')
}

/** The same as a whole. What is not a JSON object or list, or is too long or too deep, stays as it is. */
export function toReadableJson(text: string): string {
  const isFit = text.length <= longestAtOnce && canLayOut(text) && parseJson(text) !== undefined
  return isFit ? Array.from(layOut(text, { cutStrings: false })).join('') : text
}
