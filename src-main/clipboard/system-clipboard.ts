import * as electron from 'electron'
import type { ClipboardDoor } from './copier.ts'

// Electron 44 replaced the clipboard's API; 33 to 43 have only the older one. Both are read off the namespace: importing a name that
// one of them lacks would not link. (The types are those of 45.)
type Item = new (parts: Record<string, string | Blob>) => unknown
const { ClipboardItem } = electron as { readonly ClipboardItem?: Item }
const clipboard = electron.clipboard as unknown as {
  readonly write: (items: readonly unknown[]) => Promise<void>
  readonly writeText: (text: string) => Promise<void> | void
  readonly readText: () => Promise<string> | string
  readonly clear: () => void
}

const osFormat = (name: string): string => `electron application/osclipboard;format="${name}"`

/** What tells clipboard histories to leave an entry out, by platform. */
function historyMarkers(): Record<string, Blob> {
  const zero = new Blob([new Uint8Array(4)])
  switch (process.platform) {
    case 'win32':
      return {
        [osFormat('ExcludeClipboardContentFromMonitorProcessing')]: zero,
        [osFormat('CanIncludeInClipboardHistory')]: zero,
        [osFormat('CanUploadToCloudClipboard')]: zero
      }
    case 'darwin':
      return { [osFormat('org.nspasteboard.ConcealedType')]: new Blob(['1']) }
    default:
      return { [osFormat('x-kde-passwordManagerHint')]: new Blob(['secret']) }
  }
}

let wasRefused = false

/** The only door to the system's clipboard. */
export const systemClipboard: ClipboardDoor & { readonly canHideFromHistory: () => boolean } = {
  /** Whether histories are told to leave a copy out, as far as it is known by now. */
  canHideFromHistory: () => ClipboardItem !== undefined && !wasRefused,
  write: async (text) => {
    if (ClipboardItem !== undefined) {
      try {
        await clipboard.write([new ClipboardItem({ 'text/plain': text, ...historyMarkers() })])
        wasRefused = false
        return
      } catch {
        // A platform that refuses the markers still takes the text.
        wasRefused = true
      }
    }
    await clipboard.writeText(text)
  },
  read: async () => await clipboard.readText(),
  clear: () => clipboard.clear()
}
