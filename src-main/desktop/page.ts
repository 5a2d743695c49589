/** Where the window's page lives. In development it comes from Vite's server, which a build leaves out. */
const developmentUrl = import.meta.env.DEV ? (process.env['ELECTRON_RENDERER_URL'] ?? null) : null

export const pageScheme = 'app'
export const isDevelopmentPage = developmentUrl !== null

/** The large window's page, and that of the small one. */
export type PageName = 'bundle' | 'quick-pick'

/**
 * The page's address. Each `visit` has a host of its own: to Chromium that is another site, which gets a new process, and the process of the
 * visit before ends with all that was in its memory.
 */
export function pageUrl(visit: number, page: PageName = 'bundle'): string {
  const file = page === 'bundle' ? 'index.html' : 'quick-pick.html'
  return developmentUrl === null ? `${pageScheme}://${page}-${visit}/${file}` : new URL(file, developmentUrl).href
}

export const pageOrigin = (visit: number, page: PageName = 'bundle'): string =>
  developmentUrl === null ? `${pageScheme}://${page}-${visit}` : new URL(developmentUrl).origin

/** Whether the address is one of the page's, whatever the visit. */
export function isPageUrl(url: string): boolean {
  const { protocol, host } = new URL(url)
  return protocol === `${pageScheme}:` && /^(bundle|quick-pick)-\d+$/.test(host)
}
