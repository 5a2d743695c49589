import { expect, test } from 'vitest'
import { errorText } from '../../../src-main/model/text/error-text.ts'
import { problemDetails } from '../../../src-renderer/state/problem-details.ts'
import { now, profile, server } from '../vault/vault-on-disk.ts'

const words = errorText({ code: 'wrong-client' }, {})
const failed = { kind: 'failed', at: now, durationMs: 212, error: { code: 'wrong-client' } } as const

test('a failure as text for a colleague', () => {
  const answer = { status: 400, statusText: 'Bad Request', body: '{"error":"invalid_grant"}', isCut: false }
  expect(problemDetails(words, { ...failed, answer }, profile('a'), server)).toBe(
    `The server rejected the client id or secret.
${words.explanation}
POST https://api.example.com/acme/storefront/token
2026-11-24T12:00:00.000Z, 212 ms
400 Bad Request
{"error":"invalid_grant"}`
  )
})

test('an answer that was cut says so', () => {
  const answer = { status: 500, statusText: 'Oh', body: '<html>', isCut: true }
  expect(problemDetails(words, { ...failed, answer }, profile('a'), server)).toMatch(/500 Oh\n<html>\n… \(only its beginning\)$/)
})

test('without an answer or an explanation there is no empty line', () => {
  const text = problemDetails({ ...words, explanation: '' }, { ...failed, answer: null }, profile('a'), server)
  expect(text.split('\n')).toHaveLength(3)
  expect(text).toMatch(/212 ms$/)
})
