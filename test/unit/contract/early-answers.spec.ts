import { expect, it } from 'vitest'
import { askEarly } from '../../../src-main/contract/early-answers.ts'

function main() {
  const asked: string[] = []
  const news = new Map<string, () => void>()
  const take = askEarly({
    ask: (channel) => Promise.resolve(`${channel} ${asked.push(channel)}`),
    onNews: (channel, tell) => news.set(channel, tell)
  })
  return { asked, take, tell: (channel: string) => news.get(channel)?.() }
}

it('asks at once, and gives each answer once', async () => {
  const { asked, take } = main()
  expect(asked).toEqual(['desktop.lastPlace', 'profiles.list', 'settings.get', 'tokens.list', 'vault.state'])
  expect(await take('profiles.list')).toBe('profiles.list 2')
  expect([take('profiles.list'), take('tokens.mint')]).toEqual([undefined, undefined])
  expect(asked).toHaveLength(5)
})

it('forgets an answer that is old by now, and no other', async () => {
  const { take, tell } = main()
  tell('vault.changed')
  tell('servers.changed')
  expect(take('vault.state')).toBeUndefined()
  expect(await take('tokens.list')).toBe('tokens.list 4')
})
