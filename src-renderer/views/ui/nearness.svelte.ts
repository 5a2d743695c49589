import { on } from 'svelte/events'

const holds = (node: HTMLElement, inside: unknown): boolean => inside instanceof Node && node.contains(inside)

/** Whether the pointer or the focus is in an element: for what is made only when a person reaches it. */
export class Nearness {
  isNear = $state(false)

  // Svelte's `on`: the focus also goes while Svelte takes an element away, when nothing may be set by any other listener.
  readonly watch = (node: HTMLElement): (() => void) => {
    const come = (): void => {
      this.isNear = true
    }
    const stops = [
      on(node, 'pointerenter', come),
      on(node, 'pointerleave', () => (this.isNear = holds(node, document.activeElement))),
      on(node, 'focusin', come),
      on(node, 'focusout', ({ relatedTarget }) => (this.isNear = holds(node, relatedTarget)))
    ]
    return () => stops.forEach((stop) => stop())
  }
}
