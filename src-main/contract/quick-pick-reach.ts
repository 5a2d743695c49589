import type { Api, Contract } from './index.ts'

/** All that the page of the small window may ask for and hears. Whatever else it asks is refused. */
export const quickPickReach = {
  clipboard: ['copyToken'],
  profiles: ['list', 'changed'],
  quickPick: ['hide', 'openWindow', 'shown', 'hidden'],
  settings: ['get', 'changed'],
  tokens: ['list', 'mint', 'cancel', 'changed'],
  vault: ['state', 'changed']
} as const satisfies { readonly [Name in keyof Contract]?: readonly (keyof Contract[Name])[] }

type Reach = typeof quickPickReach

/** What of `window.api` is of use there. */
export type QuickPickApi = { readonly [Name in keyof Reach]: Pick<Api[Name], Reach[Name][number] & keyof Api[Name]> }

export function isInQuickPickReach(domain: string, verb: string): boolean {
  const verbs = (quickPickReach as Readonly<Record<string, readonly string[]>>)[domain]
  return verbs?.includes(verb) === true
}
