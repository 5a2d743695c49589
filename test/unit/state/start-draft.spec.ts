import { expect, it } from 'vitest'
import { draftNear, draftOf } from '../../../src-renderer/state/start-draft.ts'
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
