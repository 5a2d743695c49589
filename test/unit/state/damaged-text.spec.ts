import { expect, it } from 'vitest'
import { damagedText, damagedTips } from '../../../src-renderer/state/damaged-text.ts'

it.each(['profile', 'server'] as const)('a damaged %s asks for the secret again', (part) => {
  const { title, hints } = damagedText(part)
  expect([title, hints]).toEqual(['The stored secret is not used', ['Check the address of the server, and type the secret again.']])
})

it('a damaged token is replaced', () => {
  const { title, hints, explanation } = damagedText('token')
  expect([title, hints, explanation]).toEqual(['The stored token is not used', ['Get a new one.'], damagedText('profile').explanation])
})

it('each part has a sentence of its own', () => {
  const tips = Object.values(damagedTips)
  expect(new Set(tips).size).toBe(3)
  for (const tip of tips) expect(tip).toMatch(/^The .* not .*\.$/)
})
