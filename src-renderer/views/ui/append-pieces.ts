import type { EditorView } from '@codemirror/view'

/** How long laying out goes on at a stretch; taking it in takes the view about as long again. */
const sliceMs = 8

/** Adds one piece after the other to the end of a view, and lets everything else run in between. Returns how to stop. */
export function appendPieces(view: EditorView, pieces: Iterator<string, void>): () => void {
  let timer: ReturnType<typeof setTimeout>
  const append = (): void => {
    const until = performance.now() + sliceMs
    const added: string[] = []
    let isOver = false
    while (!isOver && performance.now() < until) {
      const next = pieces.next()
      if (next.done === true) isOver = true
      else added.push(next.value)
    }
    if (added.length > 0) view.dispatch({ changes: { from: view.state.doc.length, insert: added.join('') } })
    if (!isOver) timer = setTimeout(append)
  }
  timer = setTimeout(append)
  return () => clearTimeout(timer)
}
