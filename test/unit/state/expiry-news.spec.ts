import { beforeEach, expect, it, vi } from 'vitest'
import { noAttempt } from '../../../src-main/model/attempt.ts'
import { minuteMs, secondMs } from '../../../src-main/model/time.ts'
import { ExpiryNewsState } from '../../../src-renderer/state/expiry-news.svelte.ts'
import { ProfilesState } from '../../../src-renderer/state/profiles.svelte.ts'
import { TokensState } from '../../../src-renderer/state/tokens.svelte.ts'
import { profile, server } from '../vault/vault-on-disk.ts'

const end = 100 * minuteMs
const five = end - 5 * minuteMs

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
  return () => void vi.useRealTimers()
})

function news() {
  const profiles = new ProfilesState()
  const tokens = new TokensState()
  profiles.load({ servers: [server], profiles: ['a', 'b'].map((id) => profile(id, { name: `Profile ${id}` })) })
  const expiry = { kind: 'at', at: end } as const
  tokens.apply(['a', 'b'].map((profileId) => ({ profileId, token: { profileId, issuedAt: 0, receivedAt: 0, expiry }, attempt: noAttempt })))
  const state = new ExpiryNewsState(profiles, tokens)
  const said: string[] = []
  /** Every second of that time, as the window's clock does. */
  const pass = (from: number, to: number): void => {
    for (let now = from; now <= to; now += secondMs) {
      tokens.tick(now)
      state.tick(now)
      if (state.text !== '' && state.text !== said.at(-1)) said.push(state.text)
    }
  }
  return { state, said, pass }
}

it('says it once for each of the two moments, and not for long', () => {
  const { state, said, pass } = news()
  pass(five - minuteMs, end + minuteMs)
  expect(said).toEqual(['2 tokens expire in 5 minutes: Profile a, Profile b.', '2 tokens have expired: Profile a, Profile b.'])
  expect(state.text).toBe('')
})

it('says nothing of what passed behind a hidden window', () => {
  const { said, pass } = news()
  pass(five - minuteMs, five - secondMs)
  pass(five + minuteMs, end - minuteMs)
  pass(end + minuteMs, end + 2 * minuteMs)
  expect(said).toEqual([])
})
