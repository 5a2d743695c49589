import { expect, test } from 'vitest'
import { keepFreshPrice, stopText } from '../../../../src-main/model/text/keep-fresh-text.ts'

test('what it costs is said before it is switched on, to admins in full', () => {
  expect(keepFreshPrice('application')).toBe('Mints again before the token expires. Each mint leaves a live token behind on the server.')
  expect(keepFreshPrice('admin-user')).toContain('on the server, and counts as a login.')
})

test('why it stopped, and what ends that', () => {
  expect(stopText({ kind: 'failed', error: { code: 'wrong-password' } }, { accessType: 'admin-user' })).toEqual({
    title: 'Keep fresh stopped: the server rejected the username or password',
    explanation: 'Nothing more is sent by itself until you get a token, or change the password.'
  })
  expect(stopText({ kind: 'failed', error: { code: 'wrong-client' } }, { accessType: 'application' }).explanation).toContain(
    'change the client secret.'
  )
  expect(stopText({ kind: 'over-on-arrival' }, { accessType: 'application' }).title).toContain('was about to expire when it arrived')
})
