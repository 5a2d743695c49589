import { onTestFinished } from 'vitest'
import { ok } from '../../../src-main/model/result.ts'
import { defaultSettings } from '../../../src-main/model/settings.ts'
import type { VaultState } from '../../../src-main/model/vault-state.ts'
import { AppState } from '../../../src-renderer/state/app.svelte.ts'
import { profile, server, token } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'
import { openVault } from './vault-states.ts'

const profiles = ['a', 'b', 'c'].map((id) => profile(id, { copyFormat: 'curl' }))
const tokenDetail = { masked: 'x', response: '{}', identity: { level: 'unknown' } }

/** What the state asks of a page: whether it can be seen, and where its fields and rows are. */
function hiddenPage(): void {
  if ('document' in globalThis) return
  const page = Object.assign(new EventTarget(), { hidden: true, querySelectorAll: () => [], querySelector: () => null })
  Object.defineProperty(globalThis, 'document', { configurable: true, value: page })
  onTestFinished(() => void Reflect.deleteProperty(globalThis, 'document'))
}

/** The window with three profiles, after it has asked for everything. */
export async function runningWindow(vault: VaultState = openVault) {
  hiddenPage()
  const main = fakeApi()
  main.answer('profiles.list', () => ok({ servers: [server], profiles }))
  main.answer('tokens.list', () => ok([]))
  main.answer('tokens.detail', (id) => ok({ ...tokenDetail, summary: token(String(id)).summary }))
  main.answer('vault.state', () => ok(vault))
  main.answer('settings.get', () => ok({ ...defaultSettings, sort: 'name' }))
  main.answer('desktop.takePlace', () => ok(null))
  const app = new AppState(main.api)
  const stop = app.start()
  onTestFinished(stop)
  await main.settled()
  app.afterFirstPaint()
  await main.settled()
  main.calls.length = 0
  const texts = (): readonly string[] => app.toasts.all.map(({ text }) => text)
  return { ...main, app, stop, texts }
}
