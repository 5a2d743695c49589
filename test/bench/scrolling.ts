import { setTimeout as sleep } from 'node:timers/promises'
import { atMost, toSpread, type Figure } from './figure.ts'
import type { MeasuredApp } from './measured-app.ts'
import type { World } from './world.ts'

/** Runs in the page: scrolls from the top to the end, one step a frame, and gives how long each frame took. */
const scroll = (frames: number): Promise<readonly number[]> =>
  new Promise((resolve) => {
    const tall = [...document.querySelectorAll('[role=grid], [role=grid] *')].find(
      ({ scrollHeight, clientHeight }) => clientHeight > 100 && scrollHeight > 20 * clientHeight
    )
    // The bare window has nothing in it to scroll, so it gets a long page without content.
    if (tall === undefined) document.body.style.height = '450000px'
    const scroller = tall ?? document.documentElement
    const step = (scroller.scrollHeight - scroller.clientHeight) / frames
    const times: number[] = []
    let frame = 0
    let last = 0
    const next = (now: number): void => {
      if (frame > 1) times.push(now - last)
      last = now
      if (frame++ > frames) {
        scroller.scrollTop = 0
        return resolve(times)
      }
      scroller.scrollTop = frame * step
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })

async function scrollOnce(start: () => MeasuredApp, runs: number, frames: number): Promise<readonly number[]> {
  const app = start()
  await app.interactiveMs()
  await sleep(2_000)
  const worst: number[] = []
  for (let run = 0; run < runs; run++) {
    worst.push(Math.max(...(await app.inPage(scroll, frames))))
    await sleep(300)
  }
  await app.quit()
  return worst
}

/** The longest frame of each way from the top of 10,000 rows to their end. */
export async function benchScrolling(world: World, runs: number): Promise<readonly Figure[]> {
  const frames = 240
  const ours: number[] = []
  const bare: number[] = []
  const turns = Math.ceil(runs / 5)
  for (let turn = 0; turn < turns; turn++) {
    bare.push(...(await scrollOnce(world.startBare, Math.min(5, runs), frames)))
    ours.push(...(await scrollOnce(() => world.startMintmark(10_000), Math.min(5, runs), frames)))
  }
  const figure = {
    what: 'longest frame, scrolling 10,000 rows end to end',
    unit: 'ms',
    ours: toSpread(ours),
    floor: { what: 'a bare window, an empty page', ...toSpread(bare) }
  } as const
  return [
    { ...figure, measure: 'median', goal: atMost(33, 'value') },
    { ...figure, measure: 'worst', goal: atMost(33, 'value') }
  ]
}
