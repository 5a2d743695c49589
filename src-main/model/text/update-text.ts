import { assertNever } from '../assert-never.ts'
import type { UpdateState } from '../update-state.ts'
import { errorText } from './error-text.ts'
import { agoText } from './time-text.ts'

const howToInstall = 'Install it the way you installed Mintmark.'

/** What is known of newer versions, in one or two sentences. `now` in epoch ms. */
export function updateText(state: UpdateState, now: number): string {
  switch (state.kind) {
    case 'managed':
      return 'Updates are managed on this computer.'
    case 'no-source':
      return 'This copy of Mintmark does not check for updates. New versions come from where you got it, such as your package manager.'
    case 'unchecked':
      return 'Not checked yet.'
    case 'checking':
      return 'Checking…'
    case 'current':
      return `This is the newest version. Checked ${agoText(Math.max(0, now - state.checkedAt))}.`
    case 'available':
      return `Version ${state.news.version} is available. ${howToInstall}`
    case 'failed':
      return `${errorText(state.error, {}).title}.`
    case 'no-feed':
      return `The address of updates answered ${state.status}. Try again later.`
    case 'not-signed':
      return 'The answer was not signed by those who make Mintmark, so it was ignored. Somebody may have changed it on the way.'
    default:
      return assertNever(state)
  }
}
