import { expect, it } from 'vitest'
import type { ImportPlan } from '../../../src-main/model/import-plan.ts'
import { conflictChoices, importedText, importLabel, planText } from '../../../src-renderer/state/import-words.ts'

const plan = (added: number, conflicts: number, newServers = 0): ImportPlan => ({
  hasSecrets: true,
  added: Array.from({ length: added }, (_, index) => `new ${index}`),
  conflicts: Array.from({ length: conflicts }, (_, index) => `known ${index}`),
  newServers: Array.from({ length: newServers }, (_, index) => `https://${index}.example`)
})

it.each([
  [plan(9, 3, 1), '9 new profiles, 3 you already have, 1 new server'],
  [plan(1, 0, 2), '1 new profile, 2 new servers'],
  [plan(0, 1), '1 profile you already have'],
  [plan(0, 2), '2 profiles you already have'],
  [plan(0, 0), 'There are no profiles in this file']
])('a plan reads as %#', (each, text) => expect(planText(each)).toBe(text))

it.each([
  [9, 3, ['Add 9', 'Add 9 and replace 3', 'Add 12']],
  [9, 0, ['Add 9', 'Add 9', 'Add 9']],
  [0, 3, [null, 'Replace 3', 'Add 3']],
  [0, 0, [null, null, null]]
])('%i new and %i known: the button says %j', (added, conflicts, labels) => {
  expect(conflictChoices.map(({ value }) => importLabel(plan(added, conflicts), value))).toEqual(labels)
})

it('servers that come alone are said', () => {
  expect(planText(plan(0, 0, 1))).toBe('1 new server')
  expect(conflictChoices.map(({ value }) => importLabel(plan(0, 1, 2), value))).toEqual(['Add 2 servers', 'Replace 1', 'Add 1'])
  expect([importedText({ added: 0, replaced: 0 }, 1), importedText({ added: 1, replaced: 0 }, 1)]).toEqual([
    '1 server added',
    '1 profile added'
  ])
})

it.each([
  [9, 3, '9 profiles added, 3 replaced'],
  [1, 0, '1 profile added'],
  [0, 1, '1 profile replaced'],
  [0, 0, 'Nothing was imported']
])('%i added and %i replaced: %s', (added, replaced, text) => expect(importedText({ added, replaced }, 0)).toBe(text))
