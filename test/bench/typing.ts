import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, toSpread, type Figure } from './figure.ts'
import type { MeasuredApp } from './measured-app.ts'
import type { World } from './world.ts'

const typed = ['storefront 12', 'strfrnt', 'organization-12', 'billing 99', 'fleet']

/** Runs in the page: gets ready to time the next letter. */
const arm = (): void => {
  const held = window as unknown as { typed: Promise<number> }
  held.typed = new Promise((resolve) => {
    const settleMs = 120
    addEventListener(
      'input',
      ({ timeStamp }) => {
        let lastMs = 0
        const afterPaint = (): void =>
          void requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => (lastMs = performance.now() - timeStamp)
            port2.postMessage(null)
          })
        // Whatever is changed later on counts too, but for countdowns.
        const observer = new MutationObserver((changes) => {
          const isTicking = ({ target }: MutationRecord): boolean =>
            (target instanceof Element ? target : target.parentElement)?.closest('[data-countdown], [role=timer], time') !== null
          if (!changes.every(isTicking)) afterPaint()
        })
        observer.observe(document, { childList: true, subtree: true, characterData: true })
        afterPaint()
        setTimeout(() => {
          observer.disconnect()
          resolve(lastMs)
        }, settleMs)
      },
      { capture: true, once: true }
    )
  })
}

const read = (): Promise<number> => (window as unknown as { typed: Promise<number> }).typed

const focusSearch = (): void => {
  const fields = [...document.querySelectorAll<HTMLInputElement>('[role=searchbox]')]
  fields.find((field) => field.offsetParent !== null)?.select()
}

async function typeLetter(app: MeasuredApp, letter: string): Promise<number> {
  await app.inPage(arm, null)
  await app.line.ask('press', letter)
  return app.inPage(read, null)
}

/** Letters into the search field, each from the key to the result painted. The bare window only has to paint the letter. */
export async function benchTyping(world: World, rounds: number): Promise<readonly Figure[]> {
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round++) {
    for (const [start, times] of [[world.startBare, bare] as const, [() => world.startMintmark(10_000), ours] as const]) {
      const app = start()
      await app.interactiveMs()
      await sleep(2_000)
      for (const text of typed) {
        await app.line.ask('focus')
        await app.inPage(focusSearch, null)
        for (const letter of text) times.push(await typeLetter(app, letter))
      }
      await app.quit()
    }
  }
  return [
    {
      what: 'keystroke to painted result, search over 10,000',
      unit: 'ms',
      measure: 'p95',
      ours: toSpread(ours),
      floor: { what: 'a letter in a bare window', ...toSpread(bare) },
      goal: atMost(16, 'value')
    }
  ]
}
