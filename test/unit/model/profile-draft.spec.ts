import { describe, expect, it, test } from 'vitest'
import { accessTypeList, type AccessTypeId } from '../../../src-main/model/access-type.ts'
import { checkDraft, type DraftField, type ProfileDraft } from '../../../src-main/model/profile-draft.ts'
import { draft } from '../profiles/draft.ts'

const good: ProfileDraft = draft({ serverUrl: 'https://api.usergrid.com' })

const fieldsOf = (change: Partial<ProfileDraft>): readonly DraftField[] => checkDraft({ ...good, ...change }).map(({ field }) => field)
const messageOf = (change: Partial<ProfileDraft>): string => checkDraft({ ...good, ...change })[0]?.message ?? ''

const big = 'x'.repeat(10_240)
const emoji = '🪙🔑'
const rightToLeft = 'مفتاح\u202eabc'

/** Field, text, whether it can be saved. */
const texts: readonly (readonly [DraftField, string, boolean])[] = [
  ...(['serverUrl', 'organization', 'application', 'principal', 'secret'] as const).map((field) => [field, '', false] as const),
  ...(['serverUrl', 'organization', 'application', 'principal'] as const).map((field) => [field, ' \t ', false] as const),
  ['secret', '   ', true],
  ['name', '', true],
  ['notes', '', true],
  ...(['serverUrl', 'organization', 'application', 'principal', 'secret', 'name', 'notes'] as const).map(
    (field) => [field, big, false] as const
  ),
  ...(['organization', 'application', 'principal', 'secret', 'name', 'notes'] as const).flatMap((field) => [
    [field, emoji, true] as const,
    [field, rightToLeft, true] as const
  ]),
  ...['a/b', '/', 'a\u0000b', 'a\nb', 'a\u007fb', '.', '..'].flatMap((text) => [
    ['organization', text, false] as const,
    ['application', text, false] as const
  ]),
  ...['a/b', '..'].flatMap((text) => [['principal', text, true] as const, ['secret', text, true] as const, ['name', text, true] as const]),
  ['secret', 'a\nb\u0000', true],
  ['notes', 'two\nlines', true],
  ['principal', 'maria@example.com', true]
]

test.each(texts)('%s %j can be saved: %s', (field, text, isGood) => expect(fieldsOf({ [field]: text })).toEqual(isGood ? [] : [field]))

const name200 = 'x'.repeat(200)

describe('the limits of length', () => {
  test.each([
    ['organization', name200],
    ['application', name200],
    ['principal', name200],
    ['name', name200],
    ['secret', 'x'.repeat(4_096)],
    ['notes', 'x'.repeat(10_000)],
    ['serverUrl', `https://a.example/${'x'.repeat(2_048 - 18)}`]
  ] as const)('%s', (field, longest) => {
    expect(fieldsOf({ [field]: longest })).toEqual([])
    expect(fieldsOf({ [field]: `${longest}x` })).toEqual([field])
  })
})

const notAddresses = [
  'a.example',
  'ftp://a.example',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'https://',
  'http://[::1',
  'https://a b',
  'https://a:99999',
  emoji
]

const addressProblems: readonly (readonly [string, string])[] = [
  ['', 'Enter the address of the server.'],
  ['https://user:pw@a.example', 'Leave user and password out of the address.'],
  ['https://user@a.example', 'Leave user and password out of the address.'],
  ['https://a.example?x=1', 'Leave out everything from ? or # on.'],
  ['https://a.example/#x', 'Leave out everything from ? or # on.'],
  ...notAddresses.map((url) => [url, 'Enter an address such as https://api.usergrid.com.'] as const)
]

test.each(addressProblems)('the address %j is told: %s', (serverUrl, message) => expect(messageOf({ serverUrl })).toBe(message))

test.each([
  'HTTPS://API.Usergrid.com/',
  ' http://localhost:8080 ',
  'https://a.example/some/prefix/',
  'https://bücher.example',
  'http://[::1]:80'
])('the address %j can be saved', (serverUrl) => expect(fieldsOf({ serverUrl })).toEqual([]))

test.each([
  [null, true],
  [1_000, true],
  [604_800_000, true],
  [999, false],
  [0, false],
  [-1_000, false],
  [1_000.5, false],
  [Number.NaN, false],
  [Infinity, false],
  [1e300, false]
])('a lifetime of %s ms can be saved: %s', (ttlMs, isGood) => expect(fieldsOf({ ttlMs })).toEqual(isGood ? [] : ['ttlMs']))

it.each(accessTypeList.map(({ id }) => id))('asks of the type %s only what it needs', (accessType: AccessTypeId) => {
  const needed: readonly DraftField[] =
    accessType === 'admin-user' ? [] : accessType === 'organization' ? ['organization'] : ['organization', 'application']
  expect(fieldsOf({ accessType, organization: '', application: '' })).toEqual(needed)
  expect(fieldsOf({ accessType })).toEqual([])
})

it('calls the secret and the principal by the words of the access type', () => {
  expect(messageOf({ secret: '' })).toBe('Enter the password.')
  expect(messageOf({ secret: '', accessType: 'application' })).toBe('Enter the client secret.')
  expect(messageOf({ principal: '', accessType: 'organization' })).toBe('Enter the client id.')
})

it('may leave the secret as it is only when editing', () => {
  expect(fieldsOf({ secret: null })).toEqual(['secret'])
  expect(fieldsOf({ secret: null, id: 'p1' })).toEqual([])
  expect(fieldsOf({ secret: '', id: 'p1' })).toEqual(['secret'])
})

it('names every field that is wrong, in the order of the dialog, and never repeats what was typed', () => {
  const problems = checkDraft({
    ...good,
    serverUrl: 'nowhere',
    organization: 'a/secret',
    application: '',
    principal: big,
    secret: '',
    name: big
  })
  expect(problems.map(({ field }) => field)).toEqual(['serverUrl', 'organization', 'application', 'principal', 'secret', 'name'])
  expect(JSON.stringify(problems)).not.toMatch(/nowhere|a\/secret|xxx/)
})

const stored = { storedFor: 'https://api.usergrid.com', isDamaged: false }

test('a stored secret is kept for its own server only', () => {
  const edited = { ...good, id: 'a', secret: null }
  const at = (serverUrl: string, secret: string | null = null) => checkDraft({ ...edited, serverUrl, secret }, stored)
  expect(at('https://api.usergrid.com/')).toEqual([])
  expect(at('https://elsewhere.example', 'typed again')).toEqual([])
  for (const other of ['https://elsewhere.example', 'http://api.usergrid.com', 'https://api.usergrid.com/prefix']) {
    expect(at(other)).toEqual([{ field: 'secret', message: 'Enter the password again: it was stored for https://api.usergrid.com.' }])
  }
})

test.each([
  ['application-user', null, 'Enter the password again: the stored one cannot be trusted.'],
  ['application', null, 'Enter the client secret again: the stored one cannot be trusted.'],
  ['application', '', 'Enter the client secret.'],
  ['application', 'typed again', null]
] as const)('a damaged profile (%s) with the secret %j is told: %s', (accessType, secret, message) => {
  for (const storedFor of [stored.storedFor, 'https://elsewhere.example', null]) {
    const problems = checkDraft({ ...good, id: 'a', accessType, secret }, { storedFor, isDamaged: true })
    expect(problems).toEqual(message === null ? [] : [{ field: 'secret', message }])
  }
})
