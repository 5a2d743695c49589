import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

// The view lives in a shadow root, out of reach of base.css: what it needs of it is said again here.
const look = EditorView.theme({
  '&': { color: 'var(--text)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { font: 'var(--type-code)', fontVariantLigatures: 'none' },
  '.cm-content': { padding: '0', caretColor: 'var(--text)' },
  '.cm-content:focus-visible': { outline: '2px solid var(--focus)', outlineOffset: '-2px', borderRadius: 'var(--radius-1)' },
  '.cm-line': { padding: '0 0 0 20px', borderRadius: 'var(--radius-1)' },
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

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-key)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--code-keyword)' },
  { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--code-punctuation)' }
])

export const jsonTheme: Extension = [look, syntaxHighlighting(colours)]
