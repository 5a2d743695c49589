import type { Attachment } from 'svelte/attachments'

type Range = { readonly start: number; readonly end: number }

/** In turn what is not marked and what is, beginning and ending with what is not. */
function toPieces(text: string, marks: readonly Range[]): readonly string[] {
  const edges = [0, ...marks.flatMap(({ start, end }) => [start, end]), text.length]
  return edges.slice(1).map((end, index) => text.slice(edges[index], end))
}

function toMark(text: string): HTMLElement {
  const mark = document.createElement('mark')
  mark.append(text)
  return mark
}

/**
 * Fills an element with a text of which parts are marked. `marks` in order, none of them touching another. By hand, because a list that is
 * searched has dozens of them in view: as a component each took longer than the rest of its line. Where there are as many marks as before,
 * as with most letters that are typed, their nodes stay. Text and marks are asked for, so that Svelte need not attach it anew when they change.
 */
export const marked =
  (read: () => readonly [text: string, marks: readonly Range[]]): Attachment<HTMLElement> =>
  (element) => {
    const pieces = toPieces(...read())
    const nodes = [...element.childNodes]
    if (nodes.length !== pieces.length)
      return element.replaceChildren(...pieces.map((piece, index) => (index % 2 === 0 ? piece : toMark(piece))))
    for (const [index, piece] of pieces.entries()) {
      const node = nodes[index]
      const held = node instanceof Text ? node : node?.firstChild
      // A text that is set again is laid out again.
      if (held instanceof Text && held.data !== piece) held.data = piece
    }
  }
