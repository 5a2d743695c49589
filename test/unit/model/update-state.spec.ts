import { expect, test } from 'vitest'
import { areUpdatesManaged } from '../../../src-main/model/update-source.ts'
import { isNewerVersion } from '../../../src-main/model/update-state.ts'

test.each([
  ['0.1.1', '0.1.0', true],
  ['0.2.0', '0.1.9', true],
  ['1.0.0', '0.99.99', true],
  ['0.10.0', '0.9.0', true],
  ['0.1.0', '0.1.0', false],
  ['0.1.0', '0.1.1', false],
  ['0.9.9', '1.0.0', false],
  ['1.2.0', '1.2.0-beta.1', true],
  ['1.1.9', '1.2.0-beta.1', false],
  ['1.2', '1.0.0', false],
  ['v2.0.0', '1.0.0', false],
  ['2.0.0', 'unknown', false]
])('%s is newer than %s: %s', (one, other, isNewer) => expect(isNewerVersion(one, other)).toBe(isNewer))

test.each([
  [undefined, false],
  ['', false],
  ['0', false],
  ['1', true],
  ['yes', true]
])('MINTMARK_NO_UPDATES=%s: %s', (MINTMARK_NO_UPDATES, isManaged) => expect(areUpdatesManaged({ MINTMARK_NO_UPDATES })).toBe(isManaged))
