export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type WindowBounds = Rectangle & { readonly maximized: boolean }

export const minimumSize = { width: 880, height: 560 }
export const defaultSize = { width: 1180, height: 760 }

/** Less than this of a window (px) is hard to find. */
const least = { width: 200, height: 100 }
/** Systems count invisible edges as parts of a window, and a person may like it a little over the edge. */
const mostlyVisible = 0.9

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(to, value))

function overlap(one: Rectangle, other: Rectangle): { readonly width: number; readonly height: number } {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y)
  return { width: Math.max(0, width), height: Math.max(0, height) }
}

const areaOf = ({ width, height }: { readonly width: number; readonly height: number }): number => width * height

/** Within the display, as large as it was where that fits. */
function fitTo(display: Rectangle, { x, y, width, height, maximized }: WindowBounds): WindowBounds {
  const fitted = {
    width: Math.max(minimumSize.width, Math.min(width, display.width)),
    height: Math.max(minimumSize.height, Math.min(height, display.height))
  }
  return {
    ...fitted,
    x: clamp(x, display.x, Math.max(display.x, display.x + display.width - fitted.width)),
    y: clamp(y, display.y, Math.max(display.y, display.y + display.height - fitted.height)),
    maximized
  }
}

/**
 * The bounds to open with: the remembered ones where nearly all of them lies on displays (their work areas, in px), moved and shrunk onto
 * the one that has most of them where less does; null (centred, default size) where hardly any does.
 */
export function visibleBounds(remembered: WindowBounds | null, displays: readonly Rectangle[]): WindowBounds | null {
  if (remembered === null) return null
  const width = Math.max(remembered.width, minimumSize.width)
  const height = Math.max(remembered.height, minimumSize.height)
  const bounds = { ...remembered, width, height }
  const seen = displays
    .map((display) => ({ display, part: overlap(bounds, display) }))
    .toSorted((one, other) => areaOf(other.part) - areaOf(one.part))
  const [most] = seen
  if (most === undefined || most.part.width < least.width || most.part.height < least.height) return null
  const visible = seen.reduce((sum, { part }) => sum + areaOf(part), 0)
  return visible >= mostlyVisible * areaOf(bounds) ? bounds : fitTo(most.display, bounds)
}

const quickPickSize = { width: 640, height: 456 }
const quickPickGap = 24

/** Where the small window comes up on a display: in the middle, and high enough that the eye finds its field. `workArea` is without panels. */
export function quickPickBounds(workArea: Rectangle): Rectangle {
  const width = Math.min(quickPickSize.width, workArea.width - 2 * quickPickGap)
  const height = Math.min(quickPickSize.height, workArea.height - 2 * quickPickGap)
  return {
    x: workArea.x + Math.round((workArea.width - width) / 2),
    y: workArea.y + Math.round((workArea.height - height) / 3),
    width,
    height
  }
}
