import type { EditorView } from '@codemirror/view'
import { endSearch, findMatches, showSearch, type Match } from './json-search.ts'

/** More are not counted. */
const mostMatches = 10_000
/** How much it looks at in one go: a few milliseconds. */
const slice = 100_000

/** Looks for a text in a view, in slices: the view may be long, and may still be growing. */
export class TextSearch {
  isOpen = $state(false)
  query = $state('')
  matches = $state.raw<readonly Match[]>([])
  /** Counts from 0; -1 while there is none. */
  current = $state(-1)
  #view: EditorView | undefined
  #from = 0
  #lookedTo = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Another view takes over; undefined: there is none any more. */
  attach(view: EditorView | undefined): void {
    this.#view = view
    this.#restart()
  }

  open(): void {
    this.isOpen = true
    this.#restart()
  }

  close(): void {
    this.isOpen = false
    clearTimeout(this.#timer)
    if (this.#view === undefined) return
    endSearch(this.#view)
    this.#view.focus()
  }

  look(query: string): void {
    this.query = query
    this.#restart()
  }

  step(by: 1 | -1): void {
    if (this.matches.length > 0) this.#go((this.current + by + this.matches.length) % this.matches.length)
  }

  /** The view has more text than before. */
  grow(): void {
    if (this.isOpen && this.query !== '') this.#later()
  }

  get isCapped(): boolean {
    return this.matches.length >= mostMatches
  }

  #restart(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.matches = []
    this.current = -1
    this.#lookedTo = 0
    if (this.#view === undefined || !this.isOpen) return
    // What is typed further keeps the place.
    this.#from = this.#view.state.selection.main.from
    showSearch(this.#view, this.query, null)
    this.#lookOn()
  }

  #later(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#lookOn()
    })
  }

  #lookOn(): void {
    if (this.#view === undefined || this.query === '' || this.isCapped) return
    const { doc } = this.#view.state
    const to = Math.min(doc.length, this.#lookedTo + slice)
    this.matches = [...this.matches, ...findMatches(doc, this.query, { from: this.#lookedTo, to })].slice(0, mostMatches)
    // A match may reach over the edge, and letters may become more when large and small are made the same.
    this.#lookedTo = Math.max(this.#lookedTo, this.matches.at(-1)?.to ?? 0, to - 2 * this.query.length)
    if (to < doc.length) this.#later()
    this.#choose(to === doc.length)
  }

  /** The first match from where the person was; when there is none, the first of all. */
  #choose(isOver: boolean): void {
    if (this.current >= 0) return
    const next = this.matches.findIndex(({ from }) => from >= this.#from)
    if (next >= 0) this.#go(next)
    else if (isOver && this.matches.length > 0) this.#go(0)
  }

  #go(index: number): void {
    this.current = index
    const match = this.matches[index]
    if (this.#view !== undefined && match !== undefined) showSearch(this.#view, this.query, match)
  }
}
