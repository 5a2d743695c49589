import { SearchCursor } from '@codemirror/search'
import { RangeSetBuilder, StateEffect, StateField, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'

export type Match = { readonly from: number; readonly to: number }
type Search = { readonly query: string; readonly current: Match | null }

const setSearch = StateEffect.define<Search>()

const search = StateField.define<Search>({
  create: () => ({ query: '', current: null }),
  update: (value, { effects }) => effects.reduce((before, effect) => (effect.is(setSearch) ? effect.value : before), value)
})

/** Large and small letters are the same. */
const find = (doc: Text, query: string, from?: number, to?: number): SearchCursor =>
  new SearchCursor(doc, query, from, to, (text) => text.toLowerCase())

/** The matches in a part of the text, in order. */
export function findMatches(doc: Text, query: string, { from, to }: Match): readonly Match[] {
  return query === '' ? [] : Array.from(find(doc, query, from, to), (match) => ({ from: match.from, to: match.to }))
}

const found = Decoration.mark({ class: 'search-match' })
const current = Decoration.mark({ class: 'search-match search-current' })

/** Only what is on screen is marked. */
function drawMatches(view: EditorView): DecorationSet {
  const { query, current: chosen } = view.state.field(search)
  const marks = new RangeSetBuilder<Decoration>()
  if (query === '') return marks.finish()
  let markedTo = 0
  for (const range of view.visibleRanges) {
    const start = Math.max(markedTo, range.from - query.length)
    for (const { from, to } of find(view.state.doc, query, start, Math.min(view.state.doc.length, range.to + query.length))) {
      if (from < markedTo) continue
      marks.add(from, to, from === chosen?.from ? current : found)
      markedTo = to
    }
  }
  return marks.finish()
}

const hasChanged = (update: ViewUpdate): boolean =>
  update.docChanged || update.viewportChanged || update.startState.field(search) !== update.state.field(search)

export const searchMarks: Extension = [
  search,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet

      constructor(view: EditorView) {
        this.decorations = drawMatches(view)
      }

      update(update: ViewUpdate): void {
        if (hasChanged(update)) this.decorations = drawMatches(update.view)
      }
    },
    { decorations: (plugin) => plugin.decorations }
  ),
  EditorView.theme({
    '.search-match': { borderRadius: '2px', background: 'var(--warn-soft)', boxShadow: '0 0 0 1px var(--warn-line)' },
    '.search-current': { boxShadow: '0 0 0 2px var(--warn-solid)' }
  })
]

/** Marks the matches of a query, and goes to the current one: a fold that hides it opens. */
export function showSearch(view: EditorView, query: string, match: Match | null): void {
  const effects = setSearch.of({ query, current: match })
  if (match === null) return view.dispatch({ effects })
  view.dispatch({
    selection: { anchor: match.from, head: match.to },
    effects: [effects, EditorView.scrollIntoView(match.from, { y: 'center' })]
  })
}

/** Takes the marks away. The cursor stays where the match was. */
export function endSearch(view: EditorView): void {
  view.dispatch({ selection: { anchor: view.state.selection.main.from }, effects: setSearch.of({ query: '', current: null }) })
}
