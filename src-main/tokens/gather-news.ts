import type { TokenState } from '../contract/tokens.ts'
import type { ProfileId } from '../model/profile.ts'
import type { Timer } from '../model/time.ts'

/** One frame: nobody sees what is told more often. */
const gatherMs = 16

/**
 * Tells the first news at once, and what comes close behind it together: the page makes its list anew with each telling, and a thousand
 * profiles can be deleted or refreshed in one go. Of a profile only its last state counts.
 */
export function gatherNews(tell: (states: readonly TokenState[]) => void, timer: Timer): (states: readonly TokenState[]) => void {
  const waiting = new Map<ProfileId, TokenState>()
  let isResting = false

  const wake = (): void => {
    isResting = false
    if (waiting.size === 0) return
    const states = [...waiting.values()]
    waiting.clear()
    speak(states)
  }
  const speak = (states: readonly TokenState[]): void => {
    isResting = true
    timer(gatherMs, wake)
    tell(states)
  }
  return (states) => {
    if (!isResting) return speak(states)
    for (const state of states) waiting.set(state.profileId, state)
  }
}
