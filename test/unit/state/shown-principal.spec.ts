import { expect, test } from 'vitest'
import { shownPrincipal } from '../../../src-renderer/state/shown-principal.ts'

const clientId = 'YXA6F8zeMxEfEeOAAACA'

function shown(principal: string, start: number, end: number, accessType: 'application' | 'application-user' = 'application'): string {
  const { text, marks } = shownPrincipal({ principal, accessType }, [{ start, end }])
  return marks.map((mark) => `${text.slice(0, mark.start)}[${text.slice(mark.start, mark.end)}]${text.slice(mark.end)}`).join()
}

test.each([
  [0, 4, '[YXA6]F8ze…AACA'],
  [4, 8, 'YXA6[F8ze]…AACA'],
  [6, 9, 'YXA6F8[ze…]AACA'],
  [8, 9, 'YXA6F8ze[…]AACA'],
  [10, 16, 'YXA6F8ze[…]AACA'],
  [14, 18, 'YXA6F8ze[…AA]CA'],
  [16, 20, 'YXA6F8ze…[AACA]'],
  [0, 20, '[YXA6F8ze…AACA]']
])('of a cut client id, %i to %i', (start, end, expected) => expect(shown(clientId, start, end)).toBe(expected))

test('a short client id and a username are shown as they are', () => {
  expect(shown('YXA6client', 4, 10)).toBe('YXA6[client]')
  expect(shown('somebody@mail.example.com', 9, 13, 'application-user')).toBe('somebody@[mail].example.com')
  expect(shownPrincipal({ principal: clientId, accessType: 'application' }, [])).toEqual({ text: 'YXA6F8ze…AACA', marks: [] })
})
