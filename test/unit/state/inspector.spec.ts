import { expect, test } from 'vitest'
import { InspectorState } from '../../../src-renderer/state/inspector.svelte.ts'

const token = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'

test.each([token, ` ${token}\n`, `Bearer ${token}`, `Authorization: Bearer ${token}`, `"${token}"`, `'Authorization: bearer ${token}'`])(
  'reads %s',
  (pasted) => {
    const inspector = new InspectorState()
    inspector.open()
    inspector.text = pasted
    expect(inspector.token).toBe(token)
    expect(inspector.anatomy?.stockSalt).toBe(true)
  }
)

test('nothing pasted has no anatomy, and closing forgets it', () => {
  const inspector = new InspectorState()
  expect(inspector.anatomy).toBeNull()
  inspector.open()
  inspector.text = token
  inspector.close()
  expect(inspector).toMatchObject({ isOpen: false, text: '', anatomy: null })
})
