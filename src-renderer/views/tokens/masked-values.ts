import EyeOff from '@lucide/svelte/icons/eye-off'
import Eye from '@lucide/svelte/icons/eye'
import { StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  keymap,
  MatchDecorator,
  ViewPlugin,
  WidgetType,
  type DecorationSet,
  type ViewUpdate
} from '@codemirror/view'
import { mount, unmount, untrack } from 'svelte'
import { maskToken } from '../../../src-main/model/secret.ts'
import { nameOnLine } from '../../state/response-lines.ts'

/** What is in clear: the token wherever its mask stands, and other values by the position at which their masks start. */
export type Revealed = {
  readonly token: { readonly mask: string; readonly text: string } | null
  readonly values: ReadonlyMap<number, string>
}

/** A masked value in the view: its name, if it has one, and what stands in its place. */
export type MaskedValue = { readonly from: number; readonly line: number; readonly name: string | null; readonly mask: string }

const dots = maskToken('')
const string = /"(?:[^"\\\n]|\\.)*"/g
/** Of a longer value only the start is put on the screen: one line of more holds up the window. */
const longestShown = 20_000

export const showRevealed = StateEffect.define<Revealed>()

const isMaskedValue = (state: EditorState, mask: string, to: number): boolean => mask.includes(dots) && state.sliceDoc(to, to + 1) !== ':'

/** The masked value that ends at a position, or the first one of the position's line. */
export function maskedValueAt(state: EditorState, position: number): MaskedValue | null {
  const line = state.doc.lineAt(position)
  const values = Array.from(line.text.matchAll(string), ({ 0: mask, index }) => ({
    mask,
    from: line.from + index,
    to: line.from + index + mask.length
  }))
  const masked = values.filter(({ mask, to }) => isMaskedValue(state, mask, to))
  const value = masked.find(({ to }) => to === position) ?? masked[0]
  return value === undefined ? null : { from: value.from, line: line.number, name: nameOnLine(line.text), mask: value.mask }
}

class EyeButton extends WidgetType {
  readonly #label: string
  readonly #isClear: boolean
  readonly #onToggle: (value: MaskedValue) => void
  readonly #drawings = new WeakMap<HTMLElement, object>()

  constructor(label: string, isClear: boolean, onToggle: (value: MaskedValue) => void) {
    super()
    this.#label = label
    this.#isClear = isClear
    this.#onToggle = onToggle
  }

  override eq(other: EyeButton): boolean {
    return other.#label === this.#label && other.#isClear === this.#isClear
  }

  override toDOM(view: EditorView): HTMLElement {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'response-eye'
    button.ariaLabel = this.#label
    button.title = this.#label
    this.#drawings.set(button, mount(this.#isClear ? EyeOff : Eye, { target: button }))
    // The view keeps its selection.
    button.addEventListener('mousedown', (event) => event.preventDefault())
    button.addEventListener('click', () => {
      const value = maskedValueAt(view.state, view.posAtDOM(button))
      if (value !== null) this.#onToggle(value)
    })
    return button
  }

  override destroy(button: HTMLElement): void {
    const drawing = this.#drawings.get(button)
    if (drawing !== undefined) void unmount(drawing)
  }

  override ignoreEvent(): boolean {
    return true
  }
}

class ClearText extends WidgetType {
  readonly #text: string

  constructor(text: string) {
    super()
    this.#text = text
  }

  override eq(other: ClearText): boolean {
    return other.#text === this.#text
  }

  override toDOM(): HTMLElement {
    const node = document.createElement('bdi')
    node.className = 'response-clear'
    node.textContent = this.#text.length > longestShown ? `${this.#text.slice(0, longestShown)}…` : this.#text
    return node
  }
}

/** What stands at the end of the text is part of the chip: the eye. */
const chip = Decoration.mark({ class: 'response-masked', inclusive: true })

/** Masked values as chips with an eye. `revealed` is asked for the start; later ones come as `showRevealed`. */
export function maskedValues({
  revealed,
  onToggle,
  canReveal
}: {
  readonly revealed: () => Revealed
  readonly onToggle: (value: MaskedValue) => void
  readonly canReveal: boolean
}): Extension {
  const field = StateField.define<Revealed>({
    create: () => untrack(revealed),
    update: (value, { effects }) => effects.reduce((before, effect) => (effect.is(showRevealed) ? effect.value : before), value)
  })
  const decorator = new MatchDecorator({
    regexp: string,
    decorate: (add, from, to, [mask], view) => {
      if (!isMaskedValue(view.state, mask, to)) return
      const { token, values } = view.state.field(field)
      const clear = token?.mask === mask ? token.text : values.get(from)
      add(from, to, chip)
      if (clear !== undefined) add(from, to, Decoration.replace({ widget: new ClearText(clear) }))
      if (!canReveal) return
      const name = nameOnLine(view.state.doc.lineAt(from).text) ?? 'value'
      const label = `${clear === undefined ? 'Reveal' : 'Hide'} ${name}`
      add(to, to, Decoration.widget({ widget: new EyeButton(label, clear !== undefined, onToggle), side: -1 }))
    }
  })
  const toggleHere = (view: EditorView): boolean => {
    const value = canReveal ? maskedValueAt(view.state, view.state.selection.main.head) : null
    if (value !== null) onToggle(value)
    return value !== null
  }
  return [
    field,
    ViewPlugin.fromClass(
      class {
        decorations: DecorationSet
        constructor(view: EditorView) {
          this.decorations = decorator.createDeco(view)
        }
        update(update: ViewUpdate): void {
          const isSame = update.startState.field(field) === update.state.field(field)
          this.decorations = isSame ? decorator.updateDeco(update, this.decorations) : decorator.createDeco(update.view)
        }
      },
      { decorations: (plugin) => plugin.decorations }
    ),
    keymap.of([
      { key: 'Enter', run: toggleHere },
      { key: 'Space', run: toggleHere }
    ]),
    EditorView.theme({
      '.response-masked': { padding: '1px 4px', borderRadius: '4px', background: 'var(--surface-selected-idle)' },
      '.response-clear': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: 'var(--code-string)' },
      '.response-eye': {
        display: 'inline-grid',
        placeContent: 'center',
        width: '20px',
        height: '18px',
        margin: '-1px -3px -1px 3px',
        padding: '0',
        border: '0',
        borderRadius: 'var(--radius-1)',
        verticalAlign: 'middle',
        color: 'var(--text-3)',
        background: 'none',
        cursor: 'default'
      },
      '.response-eye:hover': { color: 'var(--text)', background: 'var(--surface-hover)' },
      '.response-eye:focus-visible': { outline: '2px solid var(--focus)' },
      '.response-eye svg': { display: 'block', width: '12px', height: '12px', strokeWidth: '2.25' }
    })
  ]
}
