import { expect, it } from 'vitest'
import { longestName } from '../../../src-main/model/profile.ts'
import { draftLike, draftNear, draftOf } from '../../../src-renderer/state/start-draft.ts'
import { profile, server } from '../vault/vault-on-disk.ts'

const stored = profile('a', { notes: 'n', ttlMs: 1_000 })

it('a new profile starts blank, or at the place of another without its person', () => {
  expect(draftNear(null, null)).toMatchObject({ id: null, serverUrl: '', secret: '' })
  expect(draftNear(stored, null)).toEqual(draftNear(null, null))
  expect(draftNear(stored, server)).toMatchObject({
    id: null,
    serverUrl: server.baseUrl,
    application: 'storefront',
    principal: '',
    notes: '',
    ttlMs: null
  })
})

it('an edited one starts as it is stored, its secret left alone', () => {
  expect(draftOf(stored, server)).toMatchObject({
    id: 'a',
    serverUrl: server.baseUrl,
    principal: 'YXA6client',
    notes: 'n',
    ttlMs: 1_000,
    secret: null
  })
})

it('a duplicate starts as the other is stored, with no secret and under a name of its own', () => {
  expect(draftLike(stored, server)).toEqual({ ...draftOf(stored, server), id: null, secret: '', name: 'Profile a copy' })
  // Without a name of its own it is called after its place, like the other.
  expect(draftLike(profile('a', { name: '' }), server).name).toBe('')
})

it.each(['x'.repeat(longestName), `${'x'.repeat(longestName - 6)}🪙🪙`])('its name is not too long either: %s', (name) => {
  const copied = draftLike(profile('a', { name }), server).name
  expect(copied.length).toBeLessThanOrEqual(longestName)
  expect(copied).not.toMatch(/[\uD800-\uDFFF]/u)
  expect(copied.endsWith('x copy')).toBe(true)
})
