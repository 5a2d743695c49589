/** Where the window's page lives. In development it comes from Vite's server, which a build leaves out. */
const developmentUrl = import.meta.env.DEV ? (process.env['ELECTRON_RENDERER_URL'] ?? null) : null

export const pageScheme = 'app'
export const pageHost = 'bundle'
export const pageUrl = developmentUrl ?? `${pageScheme}://${pageHost}/index.html`
export const pageOrigin = developmentUrl === null ? `${pageScheme}://${pageHost}` : new URL(developmentUrl).origin
export const isDevelopmentPage = developmentUrl !== null
