import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { isPageUrl, pageScheme } from './page.ts'

/** Has to run before Electron is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: pageScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } }])
}

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

/**
 * Serves the page's files over `app://`. What exists is decided by the list that the build wrote (`files.json`), not by joining paths, so
 * there is no way out of the folder.
 */
export function servePage(session: Session, folder: string): void {
  const listed = readFile(join(folder, 'files.json'), 'utf8').then((text) => new Set(JSON.parse(text) as string[]))

  session.protocol.handle(pageScheme, async ({ method, url }) => {
    const name = new URL(url).pathname.slice(1)
    if (method !== 'GET' || !isPageUrl(url) || !(await listed).has(name)) return new Response(null, { status: 404, headers })
    const type = contentTypes[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    return new Response(await readFile(join(folder, name)), { headers: { ...headers, 'Content-Type': type } })
  })
}
