import type { BrowserWindow } from 'electron'

type Protectable = Pick<BrowserWindow, 'setContentProtection'>

export type ContentProtectionParts = {
  readonly platform: NodeJS.Platform
  readonly isOn: boolean
  readonly onCreated: (listener: (window: Protectable) => void) => void
  readonly all: () => readonly Protectable[]
}

/** Whether the system can leave a window out of pictures of the screen. Linux has nothing of the kind. */
export const canHideFromCapture = (platform: NodeJS.Platform): boolean => platform === 'darwin' || platform === 'win32'

/** Every window there is and comes to be is left out of pictures of the screen while that is on. Returns how to switch it. */
export function protectWindows({ platform, isOn, onCreated, all }: ContentProtectionParts): (isOn: boolean) => void {
  if (!canHideFromCapture(platform)) return () => {}
  let current = isOn
  onCreated((window) => window.setContentProtection(current))
  return (next) => {
    if (next === current) return
    current = next
    for (const window of all()) window.setContentProtection(next)
  }
}
