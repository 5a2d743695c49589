import { applyEdits, format } from 'jsonc-parser'

/** Longer than this is shown as it came: laying it out would hold up the window. */
const longest = 500_000

/** JSON laid out for reading. Works on the text, so order, duplicate keys and numbers beyond 2^53 stay as the server sent them. */
export function toReadableJson(text: string): string {
  if (text.length > longest || !/^\s*[[{]/.test(text)) return text
  try {
    return applyEdits(text, format(text, undefined, { tabSize: 2, insertSpaces: true, eol: '\n' }))
  } catch {
    // Nested deeper than the formatter's stack.
    return text
  }
}
