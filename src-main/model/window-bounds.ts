export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type WindowBounds = Rectangle & { readonly maximized: boolean }

export const minimumSize = { width: 880, height: 560 }
export const defaultSize = { width: 1180, height: 760 }

/** The bounds to open with: the remembered ones while a good part of them lies on some display, else null (centred, default size). */
export function visibleBounds(remembered: WindowBounds | null, displays: readonly Rectangle[]): WindowBounds | null {
  if (remembered === null) return null
  const width = Math.max(remembered.width, minimumSize.width)
  const height = Math.max(remembered.height, minimumSize.height)
  const isReachable = displays.some((display) => {
    const overlapX = Math.min(remembered.x + width, display.x + display.width) - Math.max(remembered.x, display.x)
    const overlapY = Math.min(remembered.y + height, display.y + display.height) - Math.max(remembered.y, display.y)
    return overlapX >= 200 && overlapY >= 100
  })
  return isReachable ? { ...remembered, width, height } : null
}
