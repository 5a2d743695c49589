import type { Page } from '@playwright/test'

type Session = { readonly send: (method: string, input: unknown) => Promise<unknown> }
type Server = { readonly delegate: { readonly _mainFrameSession: { readonly _client: Session } } }
type Client = { readonly _connection: { readonly toImpl: (page: Page) => Server } }

/**
 * Playwright has every page take itself for focused, and Chromium keeps such a page visible, whatever becomes of its window. There is no
 * option for that: from now on the page is as visible as its window.
 */
export async function followWindow(page: Page): Promise<void> {
  const { _connection: connection } = page as unknown as Client
  await connection.toImpl(page).delegate._mainFrameSession._client.send('Emulation.setFocusEmulationEnabled', { enabled: false })
}
