import { describe, expect, it, test } from 'vitest'
import { fail, ok } from '../../../src-main/model/result.ts'
import { dayMs } from '../../../src-main/model/time.ts'
import { ProfileForm } from '../../../src-renderer/state/profile-form.svelte.ts'
import { ProfilesState } from '../../../src-renderer/state/profiles.svelte.ts'
import type { SecretState } from '../../../src-renderer/state/start-draft.ts'
import { profile, server } from '../vault/vault-on-disk.ts'
import { fakeApi } from './fake-api.ts'

const local = { ...server, baseUrl: 'http://localhost:8080', environment: 'local' as const, managementTokenPath: '/token' as const }
const stored = profile('a', {
  organization: 'acme',
  application: 'shop',
  principal: 'maria',
  accessType: 'application-user',
  ttlMs: 7 * dayMs
})

function newForm() {
  const main = fakeApi()
  return { ...main, form: ProfileForm.forNew(main.api, null, new ProfilesState()) }
}

function editForm(secretState: SecretState = 'stored') {
  const main = fakeApi()
  return { ...main, form: ProfileForm.forEdit(main.api, stored, local, { longestLifetimeMs: null, secretState }) }
}

describe('a new form', () => {
  it('is blank without a selected profile', () => {
    const { form } = newForm()
    expect([form.isNew, form.isChanged(), form.draft.id]).toEqual([true, false, null])
    expect(form.draft).toMatchObject({ serverUrl: '', accessType: 'application-user', secret: '', environment: 'production' })
  })

  it('starts at the place of the selected profile, without its person', () => {
    const profiles = new ProfilesState()
    profiles.load({ servers: [local], profiles: [stored] })
    const { draft } = ProfileForm.forNew(fakeApi().api, stored, profiles)
    expect(draft).toMatchObject({
      id: null,
      serverUrl: local.baseUrl,
      environment: 'local',
      managementTokenPath: '/token',
      organization: 'acme'
    })
    expect(draft).toMatchObject({ application: 'shop', principal: '', secret: '', name: '', ttlMs: null })
  })
})

describe('editing', () => {
  it('shows what is stored, and leaves the secret alone until another is typed', () => {
    const { form } = editForm()
    expect([form.isNew, form.isChanged(), form.lifetime, form.lifetimeUnit]).toEqual([false, false, '7', 'd'])
    expect(form.draft).toMatchObject({ id: 'a', principal: 'maria', secret: null, ttlMs: 7 * dayMs })
    form.secret = 'hunter3'
    expect([form.draft.secret, form.isChanged()]).toEqual(['hunter3', true])
    form.secret = ''
    expect([form.draft.secret, form.isChanged()]).toEqual([null, false])
  })
})

describe('where no usable secret is stored', () => {
  it.each(['damaged', 'missing'] as const)('a %s one cannot be kept: it is asked for', async (secretState) => {
    const { form, calls } = editForm(secretState)
    expect([form.isChanged(), form.draft.secret]).toEqual([false, ''])
    expect(await form.save()).toBeNull()
    expect([form.problem('secret'), calls]).toEqual(['Enter the password.', []])
    form.secret = 'hunter3'
    expect([form.problem('secret'), form.draft.secret]).toEqual([undefined, 'hunter3'])
  })

  it('nothing is shown in its place in the request', () => {
    const passwordIn = ({ form }: ReturnType<typeof editForm>): unknown => JSON.parse(form.request?.body ?? '').password
    expect([passwordIn(editForm()), passwordIn(editForm('damaged'))]).toEqual(['••••••••', ''])
  })
})

describe('what was typed', () => {
  it('goes on in a form that takes the place of this one', () => {
    const { form } = newForm()
    form.typeServer('https://staging.acme.com/acme/shop/token')
    Object.assign(form, { principal: 'maria', secret: 'hunter2', lifetime: 'no number', lifetimeUnit: 'd' })
    form.chooseEnvironment('local')
    const { form: next } = newForm()
    next.retype(form.typed())
    expect(next.typed()).toEqual(form.typed())
    expect([next.draft, next.isChanged()]).toEqual([form.draft, true])
    next.typeServer('https://api.acme.com')
    expect(next.environment).toBe('local')
  })
})

describe('the lifetime', () => {
  it.each([
    ['', 'h', null],
    [' ', 'h', null],
    ['5', 's', 5_000],
    ['1.5', 'h', 5_400_000],
    ['2.3', 'h', 8_280_000],
    ['1.1', 'd', 95_040_000],
    ['1500', 'ms', 1_500]
  ] as const)('%j %s is %s ms', (amount, unit, ttlMs) => {
    const { form } = editForm()
    form.lifetime = amount
    form.lifetimeUnit = unit
    form.visit('ttlMs')
    expect([form.draft.ttlMs, form.problem('ttlMs')]).toEqual([ttlMs, undefined])
  })

  it.each(['x', '-1', '0', '1e999', '٣'])('%j is a problem', (amount) => {
    const { form } = editForm()
    form.lifetime = amount
    form.visit('ttlMs')
    expect(form.problem('ttlMs')).toBe('The shortest lifetime is 1 second.')
  })
})

describe('the address', () => {
  it('splits when a whole token URL is pasted', () => {
    const { form } = newForm()
    form.typeServer('https://dev.acme.com/v1/my-org/my-app/token')
    expect(form.draft).toMatchObject({
      serverUrl: 'https://dev.acme.com/v1',
      organization: 'my-org',
      application: 'my-app',
      environment: 'development'
    })
    expect(form.wasSplit).toBe(true)
    form.typeServer('https://dev.acme.com/management/token')
    expect(form.draft).toMatchObject({ serverUrl: 'https://dev.acme.com', accessType: 'admin-user', organization: 'my-org' })
    form.typeServer('https://dev.acme.com/x')
    expect([form.serverUrl, form.wasSplit]).toEqual(['https://dev.acme.com/x', false])
  })

  it('guesses the environment until a person chooses one', () => {
    const { form } = newForm()
    form.typeServer('http://localhost:8080')
    expect(form.environment).toBe('local')
    form.typeServer('http://localhost:')
    form.typeServer('https://staging.acme.com')
    expect(form.environment).toBe('staging')
    form.chooseEnvironment('production')
    form.typeServer('http://localhost:8080')
    expect(form.environment).toBe('production')
    const { form: edited } = editForm()
    edited.typeServer('https://staging.acme.com')
    expect(edited.environment).toBe('local')
  })

  it.each([
    ['http://a.example', true],
    ['https://a.example', false],
    ['http://localhost', false],
    ['nothing', false]
  ])('%s is not encrypted: %s', (url, expected) => {
    const { form } = newForm()
    form.typeServer(url)
    expect(form.isUnencrypted).toBe(expected)
  })
})

test('the request that would be sent never shows the secret', () => {
  const { form } = newForm()
  expect(form.request).toBeNull()
  form.typeServer('https://a.example/acme/shop/token')
  form.principal = ' maria '
  form.secret = 'hunter2'
  expect(form.request?.url).toBe('https://a.example/acme/shop/token')
  expect(JSON.parse(form.request?.body ?? '')).toEqual({ grant_type: 'password', username: 'maria', password: '••••••••' })
})

test('a client id of another kind and the suggested name follow what is typed', () => {
  const { form } = newForm()
  form.typeServer('https://a.example/acme/shop/token')
  expect([form.suggestedName, form.clientIdWarning]).toEqual(['acme/shop · app user', null])
  form.accessType = 'application'
  form.principal = 'b3U6gAuFEOlXEeCfRgBQVsAACA'
  expect(form.clientIdWarning).toEqual({ kind: 'other-kind', belongsTo: 'organization' })
})

describe('saving', () => {
  it('shows every problem, and none before a field was left', async () => {
    const { form, calls } = newForm()
    expect(form.problem('principal')).toBeUndefined()
    form.visit('principal')
    expect(form.problem('principal')).toBe('Enter the username.')
    expect(form.problem('secret')).toBeUndefined()
    expect(await form.save()).toBeNull()
    expect(form.problem('secret')).toBe('Enter the password.')
    expect(calls).toEqual([])
  })

  it('loses nothing that was typed when it fails, and can be tried again', async () => {
    const { form, answer } = editForm()
    form.secret = 'hunter3'
    answer('profiles.save', () => fail({ code: 'not-saved', detail: '' }))
    expect(await form.save()).toBeNull()
    expect([form.error, form.secret, form.isSaving, form.isChanged()]).toEqual([{ code: 'not-saved', detail: '' }, 'hunter3', false, true])
    answer('profiles.save', (draft) => ok({ ...stored, ...(draft as object) }))
    expect(await form.save()).toMatchObject({ id: 'a', secret: 'hunter3' })
    expect(form.error).toBeNull()
  })

  it('shows what main had to say of a field until that is changed', async () => {
    const { form, answer } = editForm()
    answer('profiles.save', () => fail({ code: 'invalid-input', problems: [{ field: 'secret', message: 'Type it again.' }] }))
    await form.save()
    expect([form.problem('secret'), form.problem('name')]).toEqual(['Type it again.', undefined])
    form.name = 'Another'
    expect(form.problem('secret')).toBe('Type it again.')
    form.secret = 'hunter3'
    expect(form.problem('secret')).toBeUndefined()
  })

  it('sends one request for two clicks', async () => {
    const { form, hold, inputsOf } = editForm()
    const finish = hold('profiles.save')
    const both = [form.save(), form.save()]
    finish(ok(stored))
    expect(await Promise.all(both)).toEqual([stored, null])
    expect(inputsOf('profiles.save')).toEqual([form.draft])
  })
})
