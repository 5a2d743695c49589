type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'preventDefault'>

/** Right goes from a row to its buttons and on, Left and Esc back. Whether the key was for that. */
export function stepInRow(from: HTMLElement, press: Press): boolean {
  const row = from.closest<HTMLElement>('[role=row]')
  if (row === null || press.ctrlKey || press.metaKey || press.shiftKey || press.altKey) return false
  const places = [row, ...row.querySelectorAll<HTMLElement>('button:not(:disabled)')]
  const at = places.findIndex((place) => place === from)
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, ...(at > 0 && { Escape: 0 }) }
  const to = steps[press.key]
  if (at === -1 || to === undefined) return false
  press.preventDefault()
  places[to]?.focus()
  return true
}
