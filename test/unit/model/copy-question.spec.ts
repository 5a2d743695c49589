import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accessTypeList } from '../../../src-main/model/access-type.ts'
import { copyQuestion } from '../../../src-main/model/copy-question.ts'
import { environments } from '../../../src-main/model/server.ts'
import type { IdentityCheck } from '../../../src-main/model/usergrid/identity.ts'

const unknown: IdentityCheck = { level: 'unknown' }
const organization = { kind: 'organization', name: 'acme', uuid: null, applications: null } as const
const application = { kind: 'application', uuid: '17ccde30-e95c-11e0-9407-005056c00008' } as const
const calm = { check: unknown, isKept: false, isConfirmed: false }

test.each(
  environments.flatMap(({ id }) => accessTypeList.map((type) => [type.id, id, type.privilege >= 3 && id === 'production'] as const))
)('a token of an %s of %s: asked about is %s', (accessType, environment, isAsked) => {
  const question = copyQuestion({ ...calm, accessType, environment })
  expect(question).toEqual(isAsked ? { kind: 'production', accessType } : null)
  expect(copyQuestion({ ...calm, accessType, environment, isConfirmed: true })).toBeNull()
})

test('what was granted counts more than what was asked for', () => {
  const production = { ...calm, environment: 'production' } as const
  const check = { level: 'other', granted: application } as const
  expect(copyQuestion({ ...production, accessType: 'organization', check })).toBeNull()
  const kept = { accessType: 'application', check: { level: 'higher', granted: organization }, isKept: true } as const
  expect(copyQuestion({ ...production, ...kept })).toEqual({ kind: 'production', accessType: 'organization' })
  expect(copyQuestion({ ...production, ...kept, environment: 'staging' })).toBeNull()
})

test('a token that reaches further than asked for is asked about each time, wherever it is, until that is kept', () => {
  const environment = fc.constantFrom(...environments.map(({ id }) => id))
  fc.assert(
    fc.property(environment, fc.boolean(), (where, isConfirmed) => {
      const check = { level: 'higher', granted: organization } as const
      expect(copyQuestion({ accessType: 'application', environment: where, check, isKept: false, isConfirmed })).toEqual({
        kind: 'reaches-further',
        granted: organization
      })
    })
  )
})
