import { toReadableJson } from './readable-json.ts'

/** Of an answer that is not laid out, because it is too long or too deep: one line of more than this holds up the window. */
const mostOfOneLine = 20_000

/** An answer as its panel shows it. `note` says so where that is not all of it. */
export function toShownResponse(response: string): { readonly text: string; readonly note: string | null } {
  const text = toReadableJson(response)
  // Laid out, it has become lines: of those the viewer draws only what is on screen.
  if (text !== response || response.length <= mostOfOneLine) return { text, note: null }
  const [shown, whole] = [mostOfOneLine, response.length].map((count) => count.toLocaleString('en'))
  return { text: text.slice(0, mostOfOneLine), note: `The first ${shown} of ${whole} characters. Copy the response to have all of it.` }
}
