import { codeFolding, foldEffect, foldedRanges, unfoldAll, unfoldEffect } from '@codemirror/language'
import type { EditorState, Extension, Line } from '@codemirror/state'
import { keymap, type EditorView } from '@codemirror/view'

/**
 * Folds of JSON that is laid out: what a line opens ends with the next line that is no deeper. That is all there is to know, so nothing
 * has to be parsed, however long the text is.
 */
type Fold = { readonly from: number; readonly to: number }

/** Whether a line opens something that lies on the lines below it. */
export const opensFold = ({ doc }: EditorState, line: Line): boolean => /[{[]$/.test(line.text) && line.number < doc.lines

function indentOf(text: string): number {
  let indent = 0
  while (text.charCodeAt(indent) === 0x20) indent++
  return indent
}

/** What a line opens, without its brackets; null where the end is not there (yet). */
function foldOf(state: EditorState, line: Line): Fold | null {
  if (!opensFold(state, line)) return null
  const indent = indentOf(line.text)
  let from = line.to
  for (const text of state.doc.iterLines(line.number + 1)) {
    const depth = indentOf(text)
    if (depth <= indent) return { from: line.to, to: from + 1 + depth }
    from += 1 + text.length
  }
  return null
}

export function foldedOn(state: EditorState, line: Line): Fold | null {
  let found: Fold | null = null
  foldedRanges(state).between(line.from, line.to, (from, to) => {
    if (from >= line.from && from <= line.to) found ??= { from, to }
  })
  return found
}

export function toggleFoldAt(view: EditorView, position: number): boolean {
  const line = view.state.doc.lineAt(position)
  const folded = foldedOn(view.state, line)
  const fold = folded ?? foldOf(view.state, line)
  if (fold === null) return false
  view.dispatch({ effects: (folded ? unfoldEffect : foldEffect).of(fold) })
  return true
}

/** Folds what the outermost object or list holds: folding that as well would leave nothing to look at. */
export function foldMembers(view: EditorView): boolean {
  const folds: Fold[] = []
  let position = 0
  let opened: number | null = null
  let indent: number | null = null
  for (const text of view.state.doc.iterLines(2)) {
    if (position === 0) position = view.state.doc.line(1).to + 1
    const depth = indentOf(text)
    indent ??= depth
    if (depth <= indent) {
      if (opened !== null) folds.push({ from: opened, to: position + depth })
      opened = depth === indent && /[{[]$/.test(text) ? position + text.length : null
    }
    position += text.length + 1
  }
  view.dispatch({ effects: folds.map((fold) => foldEffect.of(fold)) })
  return folds.length > 0
}

const toggleHere = (view: EditorView): boolean => toggleFoldAt(view, view.state.selection.main.head)

export const lineFolds: Extension = [
  codeFolding(),
  keymap.of([
    { key: 'Enter', run: toggleHere },
    { key: 'Space', run: toggleHere },
    { key: 'Ctrl-Alt-[', run: foldMembers },
    { key: 'Ctrl-Alt-]', run: unfoldAll }
  ])
]
