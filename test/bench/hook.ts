import { app, BrowserWindow, type WebContents } from 'electron'
import { answerLines } from './lines.ts'

// Loaded with `-r` before the app that is measured, Mintmark and the bare window alike, which know nothing of it.

/** Runs in the page: resolves once rows and a search field have been painted. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const look = (): void => {
      const row = document.querySelector('[role=row]')
      if (row === null || row.textContent.trim() === '' || document.querySelector('[role=searchbox]:enabled') === null) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve()
        port2.postMessage(null)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true })
    look()
  })

const theWindow = () => {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined) throw new Error('no window')
  return window
}

const press = (contents: WebContents, key: string): void => {
  contents.sendInputEvent({ type: 'keyDown', keyCode: key })
  if (key.length === 1) contents.sendInputEvent({ type: 'char', keyCode: key })
  contents.sendInputEvent({ type: 'keyUp', keyCode: key })
}

const tell = answerLines(process.stdin, process.stdout, {
  page: (script: string): Promise<unknown> => theWindow().webContents.executeJavaScript(script) as Promise<unknown>,
  focus: () => {
    theWindow().focus()
    theWindow().webContents.focus()
  },
  press: (key: string) => press(theWindow().webContents, key),
  hide: () => theWindow().hide()
})

app.on('browser-window-created', (_event, window) => {
  const shown = (): Promise<void> => new Promise((resolve) => (window.isVisible() ? resolve() : window.once('show', () => resolve())))
  window.webContents.once('dom-ready', () => {
    tell('ready')
    void Promise.all([window.webContents.executeJavaScript(`(${painted.toString()})()`), shown()]).then(() => tell('interactive'))
  })
})
