const symbols: { readonly [key: string]: string } = { Enter: '↵', Up: '↑', Down: '↓', Left: '←', Right: '→' }
const macSymbols: { readonly [key: string]: string } = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Del: '⌫' }

/** `Ctrl+Shift+R` as the caps to draw: `Ctrl`, `Shift`, `R`, or `⌘`, `⇧`, `R` on macOS. */
export const keyCaps = (keys: string, onMac: boolean): readonly string[] =>
  // A plus sign at the end is the key itself.
  keys.split(/\+(?=.)/).map((key) => symbols[key] ?? (onMac ? macSymbols[key] : undefined) ?? key)

/** The same keys as `aria-keyshortcuts` wants them. */
export const ariaKeys = (keys: string, onMac: boolean): string => keys.replace('Ctrl', onMac ? 'Meta' : 'Control').replace('Del', 'Delete')
