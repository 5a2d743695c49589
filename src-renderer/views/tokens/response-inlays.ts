import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, MatchDecorator, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { lifetimeText, momentText } from '../../../src-main/model/text/time-text.ts'
import { secondMs } from '../../../src-main/model/time.ts'
import { toEpochMs } from '../../../src-main/model/usergrid/token-response.ts'

/** What a number means, in grey behind it. */
class Inlay extends WidgetType {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override eq(other: Inlay): boolean {
    return other.#text === this.#text
  }

  toDOM(): HTMLElement {
    const node = document.createElement('span')
    node.className = 'response-inlay'
    node.textContent = this.#text
    return node
  }
}

/** Longer lifetimes are no lifetimes: the server's way to say never. */
const longestSeconds = 8.64e12

function meaning(key: string, digits: string): string {
  const number = Number(digits)
  if (key === 'expires_in') return number >= longestSeconds ? 'never expires' : lifetimeText(number * secondMs)
  const at = toEpochMs(number)
  return at === null ? '' : momentText(at)
}

function marksOf(decorator: MatchDecorator): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      constructor(view: EditorView) {
        this.decorations = decorator.createDeco(view)
      }
      update(update: ViewUpdate): void {
        this.decorations = decorator.updateDeco(update, this.decorations)
      }
    },
    { decorations: (plugin) => plugin.decorations }
  )
}

/** What times and lifetimes in the response mean. */
export const responseInlays: Extension = [
  marksOf(
    new MatchDecorator({
      regexp: /"(expires_in|created|modified|passwordChanged)"\s*:\s*(\d{1,19})(?![\d.eE]),?/g,
      decorate: (add, _from, to, [, key = '', digits = '']) => {
        const text = meaning(key, digits)
        if (text !== '') add(to, to, Decoration.widget({ widget: new Inlay(text), side: 1 }))
      }
    })
  ),
  EditorView.theme({ '.response-inlay': { marginLeft: '12px', font: 'var(--type-small)', color: 'var(--text-3)' } })
]
