/** Where the window's page lives. In development it comes from Vite's server, which a build leaves out. */
const developmentUrl = import.meta.env.DEV ? (process.env['ELECTRON_RENDERER_URL'] ?? null) : null

export const pageScheme = 'app'
export const isDevelopmentPage = developmentUrl !== null

/**
 * The page's address. Each `visit` has a host of its own: to Chromium that is another site, which gets a new process, and the process of the
 * visit before ends with all that was in its memory.
 */
export const pageUrl = (visit: number): string => developmentUrl ?? `${pageScheme}://bundle-${visit}/index.html`

export const pageOrigin = (visit: number): string =>
  developmentUrl === null ? `${pageScheme}://bundle-${visit}` : new URL(developmentUrl).origin

/** Whether the address is one of the page's, whatever the visit. */
export function isPageUrl(url: string): boolean {
  const { protocol, host } = new URL(url)
  return protocol === `${pageScheme}:` && /^bundle-\d+$/.test(host)
}
