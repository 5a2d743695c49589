import { atMost, toSpread, type Figure } from './figure.ts'
import type { World } from './world.ts'

/** Runs in the page: clicks "Get token" of the profile that is shown, and gives the time until another countdown has been painted. */
const getToken = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const button = [...document.querySelectorAll('main button')].find(({ textContent }) => textContent.includes('Get token'))
    if (!(button instanceof HTMLElement)) return reject(new Error('no button'))
    // Days and hours: those of one token after the other differ.
    const shown = (): string => (document.querySelector('main [role=timer]')?.textContent ?? '').slice(0, 2)
    const before = shown()
    const startedAt = performance.now()
    const observer = new MutationObserver(() => {
      if (shown() === before) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - startedAt)
        port2.postMessage(null)
      })
    })
    observer.observe(document, { childList: true, subtree: true, characterData: true })
    setTimeout(() => reject(new Error(document.querySelector('main')?.textContent ?? 'nothing shown')), 5_000)
    button.click()
  })

const select = async (): Promise<void> => {
  const row = document.querySelector<HTMLElement>('[role=row]')
  row?.click()
  for (let tries = 0; tries < 100 && document.querySelector('main [role=timer]') === null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
}

/** "Get token", from the click to the countdown on screen, without what the server took. */
export async function benchMinting(world: World, clicks: number): Promise<readonly Figure[]> {
  const app = world.startMintmark(1_000)
  await app.interactiveMs()
  await app.inPage(select, null)
  const times: number[] = []
  for (let click = -3; click < clicks; click++) {
    world.server.takeTimes()
    const ms = await app.inPage(getToken, null)
    await new Promise((resolve) => setTimeout(resolve, 100))
    const [server = 0] = world.server.takeTimes()
    // The first few open a connection and load what requests are made with.
    if (click >= 0) times.push(ms - server)
  }
  await app.quit()
  const ours = toSpread(times)
  const figure = { what: 'Get token, click to countdown on screen', unit: 'ms', ours, floor: null } as const
  return [
    { ...figure, measure: 'median', goal: atMost(16, 'value') },
    { ...figure, measure: 'p95', goal: atMost(33, 'value') }
  ]
}
