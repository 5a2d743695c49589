import { expect, test } from 'vitest'
import { playedAnswer, playedAnswers } from '../../../src-main/demo-server/played-answers.ts'

const asked = { now: 1_700_000_000_000, path: '/acme/shop/token', secret: 'hunter2' }

test('a name that asks for an answer gets it; everybody else is left alone', () => {
  expect(playedAnswer('answer:busy-seconds', asked)).toMatchObject({ status: 429, headers: { 'Retry-After': '40' } })
  for (const name of ['testuser', 'answer:', 'answer:nothing', 'answer:constructor', 'xanswer:busy', 7, undefined]) {
    expect(playedAnswer(name, asked)).toBeNull()
  }
})

test('a token is in none of the answers', () => {
  for (const answer of Object.values(playedAnswers)) expect(String(answer(asked).body)).not.toContain('YWMt')
})
