/**
 * F6 goes from one pane of the window to the next. A pane is marked by `data-pane`, a selector of what takes the focus in it first; later
 * that is what had it last.
 */
export class Panes {
  readonly #places = new WeakMap<Element, HTMLElement>()
  #last: Element | null = null

  readonly noteFocus = ({ target }: FocusEvent): void => {
    const pane = target instanceof HTMLElement ? target.closest('[data-pane]') : null
    if (pane === null) return
    this.#last = pane
    this.#places.set(pane, target as HTMLElement)
  }

  /** Whether the key was for the panes. Behind a dialog they take none. */
  takesKey(event: KeyboardEvent): boolean {
    if (event.key !== 'F6' || event.ctrlKey || event.metaKey || event.altKey) return false
    event.preventDefault()
    if (document.querySelector('[role=dialog], [role=alertdialog]') === null) this.#go(event.shiftKey ? -1 : 1)
    return true
  }

  #go(step: 1 | -1): void {
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
    const current = document.activeElement?.closest('[data-pane]') ?? this.#last
    const at = panes.findIndex((pane) => pane === current)
    const next = at === -1 ? panes.at(step === 1 ? 0 : -1) : panes[(at + step + panes.length) % panes.length]
    if (next !== undefined) this.#entry(next)?.focus()
  }

  #entry(pane: HTMLElement): HTMLElement | null {
    const place = this.#places.get(pane)
    // Of a list only the row that Tab reaches is a place to come back to.
    if (place?.isConnected === true && place.tabIndex >= 0 && place.checkVisibility()) return place
    const shown = (selector: string): HTMLElement | undefined =>
      [...pane.querySelectorAll<HTMLElement>(selector)].find((each) => each.checkVisibility())
    return shown(pane.dataset['pane'] ?? '') ?? shown('button:not(:disabled), input, [tabindex="0"]') ?? null
  }
}
