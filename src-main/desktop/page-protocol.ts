import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { protocol, type ProtocolRequest, type ProtocolResponse, type Session } from 'electron'
import { isPageUrl, pageScheme } from './page.ts'

/** Has to run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

/** Chromium's ERR_FAILED. */
const failed = -2

const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2'
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "media-src 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "worker-src 'none'",
  "child-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html'
].join('; ')

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), clipboard-read=(), clipboard-write=()'
}

type Files = ReadonlySet<string>

function listFiles(folder: string): Files {
  return new Set(JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as string[])
}

function answer({ method, url }: ProtocolRequest, folder: string, listed: Files): ProtocolResponse {
  const name = new URL(url).pathname.slice(1)
  if (method !== 'GET' || !isPageUrl(url) || !listed.has(name)) return { statusCode: 404, headers, data: Buffer.alloc(0) }
  const type = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { headers: { ...headers, 'Content-Type': type }, mimeType: type.replace(/;.*/, ''), data: readFileSync(join(folder, name)) }
}

function answerOrFail(request: ProtocolRequest, folder: string, listed: Files): ProtocolResponse {
  try {
    return answer(request, folder, listed)
  } catch {
    return { error: failed }
  }
}

/** Deprecated for long, and there from 33 to 45: docs/decisions.md says why all the same. */
type PageDoor = {
  readonly registerBufferProtocol: (
    scheme: string,
    handle: (request: ProtocolRequest, give: (response: ProtocolResponse) => void) => void
  ) => boolean
}

/**
 * Serves the page's files over `app://`. What exists is decided by the list that the build wrote (`files.json`), not by joining paths, so
 * there is no way out of the folder. `protocol.handle` would load all of Node's `fetch` first, 30 ms before the window can have its page.
 * Resolves when a page has got its styles, the last that it asks for before its code runs.
 */
export function servePage(session: Session, folder: string): Promise<void> {
  const listed = listFiles(folder)
  const styled = Promise.withResolvers<void>()
  const door: PageDoor = session.protocol
  door.registerBufferProtocol(pageScheme, (request, give) => {
    give(answerOrFail(request, folder, listed))
    if (request.url.endsWith('.css')) styled.resolve()
  })
  return styled.promise
}
