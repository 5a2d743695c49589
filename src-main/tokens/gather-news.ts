import type { TokenState } from '../contract/tokens.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'

/** One frame: nobody sees what is told more often. */
const gatherMs = 16
/** In a frame. */
const atOnce = 2
/** Servers nearby answer sooner: then it is not worth a frame to show that an answer is waited for. */
const patienceMs = 10

/**
 * Tells the first news at once, and what comes close behind it together: the page makes its list anew with each telling, and a thousand
 * profiles can be deleted or refreshed in one go. Of a profile only its last state counts.
 */
export function gatherNews(tell: (states: readonly TokenState[]) => void, timer: Timer): (states: readonly TokenState[]) => void {
  const waiting = new Map<ProfileId, TokenState>()
  let told = 0
  let isPatient = false

  const speak = (): void => {
    if (waiting.size === 0) return
    const states = [...waiting.values()]
    waiting.clear()
    if (told++ === 0) timer(gatherMs, wake)
    tell(states)
  }
  const wake = (): void => {
    told = 0
    speak()
  }
  const speakIfMay = (): void => {
    if (told < atOnce) speak()
  }
  return (states) => {
    for (const state of states) waiting.set(state.profileId, state)
    if (states.some(({ attempt }) => attempt.kind !== 'minting')) return speakIfMay()
    if (isPatient) return
    isPatient = true
    timer(patienceMs, () => {
      isPatient = false
      speakIfMay()
    })
  }
}
