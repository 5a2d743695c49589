import type { Attachment } from 'svelte/attachments'

type Range = { readonly start: number; readonly end: number }

function* pieces(text: string, marks: readonly Range[]): Generator<string | HTMLElement> {
  let from = 0
  for (const { start, end } of marks) {
    const mark = document.createElement('mark')
    mark.textContent = text.slice(start, end)
    yield text.slice(from, start)
    yield mark
    from = end
  }
  yield text.slice(from)
}

/**
 * Fills an element with a text of which parts are marked. `marks` in order, none of them touching another. By hand, because a list that is
 * searched has dozens of them in view: as a component each took longer than the rest of its line.
 */
export const marked =
  (text: string, marks: readonly Range[]): Attachment<HTMLElement> =>
  (element) => {
    const only = element.childNodes.length === 1 ? element.firstChild : null
    if (marks.length === 0 && only instanceof Text) only.data = text
    else element.replaceChildren(...pieces(text, marks))
  }
