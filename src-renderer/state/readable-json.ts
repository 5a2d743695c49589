import { parseJson } from '../../src-main/model/usergrid/json.ts'

/** Longer than this is shown as it came: laying it out would hold up the window. */
const longest = 500_000
/** Length times depth, which is what the indentation can grow to. */
const mostIndented = 10 * longest

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g

/** How deep the brackets go. Those inside strings count as well: an upper bound is enough. */
function deepest(text: string): number {
  let depth = 0
  let most = 0
  for (const character of text) {
    if (character === '[' || character === '{') most = Math.max(most, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return most
}

/**
 * JSON laid out for reading. Works on the text, so order, duplicate keys and numbers beyond 2^53 stay as the server sent them; goes from
 * token to token, so a long answer costs no more than its length. What is not a JSON object or list stays as it is.
 */
export function toReadableJson(text: string): string {
  if (text.length > longest || !/^\s*[[{]/.test(text) || parseJson(text) === undefined) return text
  if (text.length * deepest(text) > mostIndented) return text
  const pieces: string[] = []
  let depth = 0
  let before = ''
  for (const [token] of text.matchAll(tokens)) {
    const opensBefore = before === '{' || before === '['
    const closes = token === '}' || token === ']'
    if (closes) depth--
    if (before === ':') pieces.push(' ')
    else if (before === ',' || opensBefore !== closes) pieces.push('\n', '  '.repeat(depth))
    if (token === '{' || token === '[') depth++
    pieces.push(token)
    before = token
  }
  return pieces.join('')
}
