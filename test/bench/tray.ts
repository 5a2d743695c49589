import { setTimeout as sleep } from 'node:timers/promises'
import { startTrayHost } from '../support/tray-host.ts'
import { createXClipboard } from '../support/x-clipboard.ts'
import { atMost, toSpread, type Figure } from './figure.ts'
import type { World } from './world.ts'

const patienceMs = 5_000

/** "Copy header" in the tray's menu: from the desktop's click to the header, read from the clipboard by another program. */
export async function benchTray(world: World, clicks: number): Promise<readonly Figure[]> {
  const tray = await startTrayHost(world.desktop.busAddress)
  const clipboard = createXClipboard(world.desktop.env)
  const app = world.startMintmark(1_000)
  await app.interactiveMs()
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label.startsWith('storefront number 0')), patienceMs)
  await sleep(1_000)
  const ours: number[] = []
  const reading: number[] = []
  for (let click = -2; click < clicks; click++) {
    const before = await clipboard.text()
    const press = await tray.aim([click % 2 === 0 ? /^storefront number 0/ : /^loyalty number 1 /, 'Copy header'])
    const startedAt = performance.now()
    const pressed = press()
    while ((await clipboard.text()) === before) if (performance.now() - startedAt > patienceMs) throw new Error('nothing was copied')
    const copiedAt = performance.now()
    await pressed
    await clipboard.text()
    if (click < 0) continue
    ours.push(copiedAt - startedAt)
    reading.push(performance.now() - copiedAt)
  }
  await app.quit()
  tray.stop()
  return [
    {
      what: 'Copy header in the tray, click to clipboard',
      unit: 'ms',
      measure: 'p95',
      ours: toSpread(ours),
      floor: { what: 'only reading it', ...toSpread(reading) },
      goal: atMost(20, 'value')
    }
  ]
}
