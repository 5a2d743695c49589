import { app, session as sessions, type IpcMainInvokeEvent, type Session, type WebContents } from 'electron'
import { isDevelopmentPage, isPageUrl } from './page.ts'

/** Denies everything a page could ask the browser for, and every address but its own; Mintmark's page needs nothing of it. */
export function confineSession(session: Session): void {
  if (!isDevelopmentPage) {
    session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, ({ url }, answer) => answer({ cancel: !isPageUrl(url) }))
  }
  denyPermissions(session)
}

function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // Switched off, a session still fetches a dictionary from Google; without languages it does not.
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerLanguages([])
}

/** Electron makes a default session in any case. Nothing of Mintmark's uses it, so nothing that would gets anywhere. After `ready`. */
export function sealDefaultSession(): void {
  const unused = sessions.defaultSession
  unused.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (_details, answer) => answer({ cancel: true }))
  denyPermissions(unused)
}

/** Whatever web contents come to be: no navigation, no new windows, no webviews. */
export function confineWebContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
  // Left alone, Electron would answer a server's request for a certificate with the first one that fits.
  app.on('select-client-certificate', (event, _contents, _url, _certificates, choose) => {
    event.preventDefault()
    choose()
  })
}

/** Calls are taken from the main frame of the window's page, as it is now, and from nothing else: not from one that was replaced. */
export function isTrustedSender(event: IpcMainInvokeEvent, page: WebContents | null, origin: string): boolean {
  const { sender, senderFrame } = event
  return sender === page && senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === origin
}
