import { describe, expect, it } from 'vitest'
import { parsePlace, toPlaceText, type Place, type TypedProfile } from '../../../src-renderer/state/place.ts'

const typed: TypedProfile = {
  accessType: 'application',
  serverUrl: 'https://api.example.com',
  environment: 'staging',
  managementTokenPath: '/token',
  organization: 'acme',
  application: 'shop',
  principal: 'YXA6client',
  secret: 'hunter2',
  name: '',
  notes: 'two\nlines',
  keepFresh: false,
  lifetime: 'no number yet',
  lifetimeUnit: 'd'
}

const place: Place = {
  selectedId: 'a',
  filter: { kind: 'all' },
  search: 'shop',
  closedFolders: ['server-1', 'server-1/acme'],
  scrollTop: 112.5,
  tab: 'token',
  isSettingsOpen: false,
  editing: { id: 'a', typed },
  server: {
    id: 's',
    typed: {
      address: 'https://api.example.com',
      name: 'Head office',
      environment: 'staging',
      managementTokenPath: '/token',
      timeout: 'no number yet',
      proxyKind: 'url',
      proxyUrl: 'half a pro',
      keepsPinned: false,
      caCertificate: 'PEM'
    }
  }
}

const changed = (change: Record<string, unknown>): Place | null => parsePlace(JSON.stringify({ ...place, ...change }))

describe('a place', () => {
  it.each([
    place,
    { ...place, selectedId: null, editing: null, server: null, isSettingsOpen: true },
    { ...place, editing: { id: null, typed } },
    { ...place, filter: { kind: 'expired' } },
    { ...place, filter: { kind: 'server', serverId: 's' } },
    { ...place, filter: { kind: 'organization', serverId: 's', organization: 'acme' } },
    { ...place, filter: { kind: 'application', serverId: 's', organization: 'acme', application: 'shop' } }
  ] satisfies readonly Place[])('comes back as it was: %#', (each) => expect(parsePlace(toPlaceText(each))).toEqual(each))

  it.each(['', 'null', '[]', '7', '"text"', '{', '{}', toPlaceText(place).slice(0, -1)])(
    'is none where the text makes no sense: %s',
    (text) => expect(parsePlace(text)).toBeNull()
  )

  it.each([
    ['selectedId', 7],
    ['selectedId', undefined],
    ['filter', null],
    ['filter', { kind: 'other' }],
    ['filter', { kind: 'server' }],
    ['filter', { kind: 'organization', serverId: 's' }],
    ['filter', { kind: 'application', serverId: 's', organization: 'acme' }],
    ['filter', { kind: 'toString', serverId: 's', organization: 'acme', application: 'shop' }],
    ['search', null],
    ['closedFolders', 'server-1'],
    ['closedFolders', [1]],
    ['scrollTop', -1],
    ['scrollTop', '7'],
    ['tab', 'activity?'],
    ['isSettingsOpen', 'yes']
  ])('is none with %s %j', (key, value) => expect(changed({ [key]: value })).toBeNull())

  it('has nothing in it that was not asked for', () => {
    expect(changed({ more: 1, filter: { kind: 'all', more: 1 }, editing: { id: 'a', typed: { ...typed, more: 1 }, more: 1 } })).toEqual(
      place
    )
  })
})

describe('a dialog that makes no sense stays closed, and the rest is kept', () => {
  it.each([
    'text',
    [],
    { id: 7, typed },
    { id: 'a', typed: null },
    ...Object.keys(typed).flatMap((key) => [
      { id: 'a', typed: { ...typed, [key]: 7 } },
      { id: 'a', typed: { ...typed, [key]: undefined } }
    ]),
    { id: 'a', typed: { ...typed, accessType: 'root' } },
    { id: 'a', typed: { ...typed, environment: 'moon' } },
    { id: 'a', typed: { ...typed, managementTokenPath: '/x' } },
    { id: 'a', typed: { ...typed, lifetimeUnit: 'y' } }
  ])('%j', (editing) => expect(changed({ editing })).toEqual({ ...place, editing: null }))
})
