import { foldedRanges } from '@codemirror/language'
import { RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, ViewPlugin, WidgetType, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view'
import { foldedOn, opensFold, toggleFoldAt } from './line-folds.ts'

const svg = 'http://www.w3.org/2000/svg'

/** A small mark before a line that can be folded, at the depth of its text; a gutter would stand apart from it. */
class FoldArrow extends WidgetType {
  readonly open: boolean

  constructor(open: boolean) {
    super()
    this.open = open
  }

  override eq(other: FoldArrow): boolean {
    return other.open === this.open
  }

  override toDOM(view: EditorView): HTMLElement {
    const arrow = document.createElement('span')
    arrow.className = 'fold-arrow'
    arrow.toggleAttribute('data-open', this.open)
    arrow.ariaHidden = 'true'
    const drawing = document.createElementNS(svg, 'svg')
    for (const [name, value] of Object.entries({ viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': '2.25' }))
      drawing.setAttribute(name, value)
    const path = document.createElementNS(svg, 'path')
    path.setAttribute('d', 'm9 18 6-6-6-6')
    drawing.append(path)
    arrow.append(drawing)
    arrow.addEventListener('mousedown', (event) => {
      event.preventDefault()
      toggleFoldAt(view, view.posAtDOM(arrow))
    })
    return arrow
  }

  override ignoreEvent(): boolean {
    return true
  }
}

const drawArrows = (view: EditorView): DecorationSet => {
  const arrows = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let line = view.state.doc.lineAt(from); ; line = view.state.doc.line(line.number + 1)) {
      const folded = foldedOn(view.state, line)
      if (folded || opensFold(view.state, line)) {
        const start = line.from + line.text.search(/\S|$/)
        arrows.add(start, start, Decoration.widget({ widget: new FoldArrow(!folded), side: -1 }))
      }
      if (line.to >= to || line.number === view.state.doc.lines) break
    }
  }
  return arrows.finish()
}

const hasChanged = (update: ViewUpdate): boolean =>
  update.docChanged || update.viewportChanged || foldedRanges(update.startState) !== foldedRanges(update.state)

export const foldArrows: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = drawArrows(view)
    }

    update(update: ViewUpdate): void {
      if (hasChanged(update)) this.decorations = drawArrows(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations }
)
