import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, MatchDecorator, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'

// The view lives in a shadow root, out of reach of base.css: what it needs of it is said again here.
const look = EditorView.theme({
  '&': { color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--type-code)', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '0', caretColor: 'var(--text)' },
  '.cm-content:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: '-2px', borderRadius: 'var(--radius-1)' },
  '.cm-line': { padding: '0 0 0 20px', borderRadius: 'var(--radius-1)' },
  '@media (forced-colors: none)': {
    '.cm-content ::selection': { color: 'var(--text)', background: 'color-mix(in srgb, var(--accent-line) 99%, transparent)' }
  },
  '.cm-line:hover': { background: 'var(--surface-hover)' },
  '.cm-foldPlaceholder': {
    margin: '0 4px',
    padding: '0',
    border: '0',
    background: 'none',
    color: 'var(--code-punctuation)',
    cursor: 'default'
  },
  '.fold-arrow': { display: 'inline-block', width: '16px', margin: '0 2px 0 -18px', color: 'var(--text-3)', verticalAlign: '-2px' },
  '.fold-arrow svg': { display: 'block', width: '12px', height: '12px', margin: '0 auto' },
  '.fold-arrow[data-open] svg': { rotate: '90deg' }
})

const kinds = ['key', 'string', 'keyword', 'number', 'punctuation'] as const
const marks = kinds.map((kind) => Decoration.mark({ class: `json-${kind}` }))

/** No string of JSON goes over the end of a line, so each line tells its colours by itself, and only those on screen are looked at. */
const colours = new MatchDecorator({
  regexp: /("(?:[^"\\]|\\.)*"(?=\s*:))|("(?:[^"\\]|\\.)*")|\b(true|false|null)\b|(-?\d[\d.eE+-]*)|([{}[\],:]+)/g,
  decorate: (add, from, to, [, ...groups]) => {
    const mark = marks[groups.findIndex(Boolean)]
    if (mark !== undefined) add(from, to, mark)
  }
})

const coloured = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = colours.createDeco(view)
    }

    update(update: ViewUpdate): void {
      this.decorations = colours.updateDeco(update, this.decorations)
    }
  },
  { decorations: (plugin) => plugin.decorations }
)

export const jsonTheme: Extension = [
  look,
  coloured,
  EditorView.theme(Object.fromEntries(kinds.map((kind) => [`.json-${kind}`, { color: `var(--code-${kind})` }])))
]
