import type { TreeLine } from './profile-tree.ts'
import type { Press } from './shortcuts.ts'

/** What a key asks of the tree. */
export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'toggle' | 'choose' }
  | { readonly kind: 'open'; readonly keys: readonly string[] }

/** Those under the same parent, the line itself among them. */
function siblings(lines: readonly TreeLine[], index: number): readonly TreeLine[] {
  const level = lines[index]?.level ?? 1
  const isOutside = (line: TreeLine): boolean => line.level < level
  const first = lines.findLastIndex((line, each) => each < index && isOutside(line)) + 1
  const end = lines.findIndex((line, each) => each > index && isOutside(line))
  return lines.slice(first, end === -1 ? undefined : end).filter((line) => line.level === level)
}

/** What the key does on the line at `index`, with `page` lines in view; null for a key that means nothing there. */
export function treeMoveOf(
  press: Press,
  lines: readonly TreeLine[],
  { index, page }: { readonly index: number; readonly page: number }
): TreeMove | null {
  const { key, ctrlKey, metaKey, altKey } = press
  const line = lines[index]
  if (line === undefined || ctrlKey || metaKey || altKey) return null
  const focus = (to: number): TreeMove => ({ kind: 'focus', index: Math.max(0, Math.min(lines.length - 1, to)) })
  switch (key) {
    case 'ArrowDown':
      return focus(index + 1)
    case 'ArrowUp':
      return focus(index - 1)
    case 'PageDown':
      return focus(index + page)
    case 'PageUp':
      return focus(index - page)
    case 'Home':
      return focus(0)
    case 'End':
      return focus(lines.length - 1)
    case 'ArrowRight':
      return line.isOpen === null ? null : line.isOpen ? focus(index + 1) : { kind: 'toggle' }
    case 'ArrowLeft': {
      if (line.isOpen === true) return { kind: 'toggle' }
      const parent = lines.findLastIndex(({ level }, each) => each < index && level < line.level)
      return parent === -1 ? null : focus(parent)
    }
    case '*':
      return { kind: 'open', keys: siblings(lines, index).flatMap((each) => (each.isOpen === false ? [each.key] : [])) }
    case 'Enter':
    case ' ':
      return { kind: 'choose' }
    default:
      return null
  }
}
