import { expect, test } from 'vitest'
import { countdownText, skewText } from '../../../../src-main/model/text/skew-text.ts'
import { dayMs, hourMs, minuteMs, secondMs } from '../../../../src-main/model/time.ts'

test.each([
  [null, null],
  [0, null],
  [59 * secondMs, null],
  [-minuteMs, null],
  [minuteMs, null],
  [minuteMs + secondMs, "The server's clock is 1 min behind this computer's."],
  [-2 * minuteMs, "The server's clock is 2 min ahead of this computer's."],
  [-89 * minuteMs, "The server's clock is 89 min ahead of this computer's."],
  [90 * minuteMs, "The server's clock is 2 hours behind this computer's."],
  [-26 * hourMs, "The server's clock is 26 hours ahead of this computer's."],
  [400 * dayMs, "The server's clock is 400 days behind this computer's."]
])('a difference of %s ms', (skewMs, expected) => expect(skewText(skewMs)).toBe(expected))

const at = (moment: number) => ({ expiry: { kind: 'at', at: moment } }) as const
const opaque = { expiresAt: null, never: null }

test('says how the countdown comes about', () => {
  expect(countdownText(at(5), { expiresAt: 5, never: false }, null)).toMatch(/^Runs to the expiry inside the token.*server's clock\.$/)
  expect(countdownText(at(5), { expiresAt: 5, never: false }, -2 * minuteMs)).toMatch(/ends about 2 min earlier than the countdown\.$/)
  expect(countdownText(at(5), { expiresAt: 5, never: false }, 3 * minuteMs)).toMatch(/ends about 3 min later than the countdown\.$/)
  // The answer counts from its arrival, so the server's clock does not matter.
  expect(countdownText(at(5), opaque, -2 * minuteMs)).toBe("Counted from the moment the answer arrived, by this computer's clock.")
  expect(countdownText({ expiry: { kind: 'never' } }, { expiresAt: null, never: true }, null)).toMatch(/token itself/)
  expect(countdownText({ expiry: { kind: 'never' } }, opaque, null)).toMatch(/^The answer/)
  expect(countdownText({ expiry: { kind: 'unknown' } }, opaque, null)).toMatch(/^Neither/)
})
