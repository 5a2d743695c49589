import { canLayOut, layOut } from './readable-json.ts'

/** Of an answer that is not laid out, because it is too deep: one line of more than this holds up the window. */
const mostOfOneLine = 20_000

export type ShownResponse = {
  /** The text from its start, each piece when it is asked for. */
  readonly pieces: () => Iterable<string, void>
  /** Whether every value has a line of its own. */
  readonly isLaidOut: boolean
  /** Says so where it is not all of the answer. */
  readonly note: string | null
}

/** An answer as its panel shows it. Only JSON objects are kept as answers, so nobody asks again whether it is one. */
export function toShownResponse(response: string): ShownResponse {
  // Laid out, it has become lines: of those the viewer draws only what is on screen.
  if (canLayOut(response)) return { pieces: () => layOut(response, { cutStrings: true }), isLaidOut: true, note: null }
  const text = response.slice(0, mostOfOneLine)
  const [shown, whole] = [text.length, response.length].map((count) => count.toLocaleString('en'))
  const note = text === response ? null : `The first ${shown} of ${whole} characters. Copy the response to have all of it.`
  return { pieces: () => [text].values(), isLaidOut: false, note }
}
