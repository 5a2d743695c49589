import { minuteMs, secondMs } from '../time.ts'

export type NotificationText = { readonly title: string; readonly body: string }

const mostNames = 5
const longestName = 48

/** In whole minutes, rounded to the nearer: `5 min`; below one in seconds. */
function soonText(leftMs: number): string {
  const minutes = Math.round(leftMs / minuteMs)
  return minutes >= 1 ? `${minutes} min` : `${Math.max(1, Math.round(leftMs / secondMs))} s`
}

/** Cut by characters, not by halves of them. */
function cut(name: string): string {
  const characters = Array.from(name)
  return characters.length <= longestName ? name : `${characters.slice(0, longestName - 1).join('')}…`
}

/** As a sentence: `Loyalty backend, Fleet telemetry and 7 more.` */
function listText(parts: readonly string[]): string {
  const more = parts.length - mostNames
  return `${parts.slice(0, mostNames).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
}

/** `3 tokens expire soon`: `Loyalty backend in 5 min, Fleet telemetry in 3 min.` `leftMs` in ms. */
export function expiringNotification(profiles: readonly { readonly name: string; readonly leftMs: number }[]): NotificationText {
  return {
    title: profiles.length === 1 ? 'A token expires soon' : `${profiles.length} tokens expire soon`,
    body: listText(profiles.map(({ name, leftMs }) => `${cut(name)} in ${soonText(leftMs)}`))
  }
}

export function expiredNotification(names: readonly string[]): NotificationText {
  return { title: names.length === 1 ? 'A token has expired' : `${names.length} tokens have expired`, body: listText(names.map(cut)) }
}

/** Tokens that are no longer kept fresh. `why` is the title of the reason, for one profile. */
export function stoppedNotification(names: readonly string[], why: string): NotificationText {
  return { title: names.length === 1 ? why : `Keep fresh stopped for ${names.length} profiles`, body: listText(names.map(cut)) }
}
