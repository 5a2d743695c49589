import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginningOf, longestErrorBody, parseErrorBody } from '../../../../src-main/model/usergrid/error-body.ts'
import { parseJson } from '../../../../src-main/model/usergrid/json.ts'
import { wholeMembers } from '../../../../src-main/model/usergrid/json-text.ts'
import { shownErrorCode, toServerError } from '../../../../src-main/model/usergrid/server-error.ts'

const password = 'hunter2-hunter2'
const context = {
  accessType: 'application-user',
  organization: 'acme',
  application: 'shop',
  path: '/acme/shop/token',
  now: 0,
  secrets: [password]
} as const
const toError = (body: string, contentType = 'application/json', status = 400) =>
  toServerError({ status, contentType, body, retryAfter: null }, context)

/** Fills up to five million characters. */
const fill = (piece: string): string => piece.repeat(Math.ceil(5_000_000 / piece.length))

test('a body of usual length is read as it is, whatever stands in it', () => {
  const body = `{"error":"x","more":"${'y'.repeat(longestErrorBody - 30)}"}`
  expect(parseErrorBody(body)).toEqual(parseJson(body))
  expect(parseErrorBody('{"error":"x","mo')).toBeUndefined()
  expect(parseErrorBody('')).toBeUndefined()
})

test('the words at the beginning of a long error are understood, without what comes after', () => {
  const stack = fill('{"at":"org.apache.usergrid.Foo"},')
  const body = `{"error":"invalid_grant","error_description":"invalid username or password","stack":[${stack}{}]}`
  expect(toError(body)).toEqual({ code: 'wrong-password' })
  expect(toError(body.slice(0, -10))).toEqual({ code: 'wrong-password' })
  expect(shownErrorCode(body, [])).toBe('invalid_grant')
  expect(parseErrorBody(`{"error":"x"}${fill(' ')}`)).toEqual({ error: 'x' })
})

test('words that are themselves too long are left out, and the status still says what it can', () => {
  const long = fill('words, ')
  expect(toError(`{"error":"odd","error_description":"${long}"}`)).toEqual({
    ...{ code: 'refused-by-server', status: 400, serverCode: 'odd', description: '' }
  })
  expect(toError(`{"error":"${long}"}`, undefined, 502)).toEqual({
    ...{ code: 'server-problem', status: 502, serverCode: '', description: '' }
  })
  expect(toError(`<html>${long}`, 'text/html', 403)).toEqual({ code: 'not-usergrid', status: 403 })
  expect(toError(`[${fill('1,')}1]`, undefined, 405)).toMatchObject({ code: 'not-a-token-endpoint' })
  const text = toError(`no ${password}, ${long}`, 'text/plain')
  expect(text).toMatchObject({ code: 'refused-by-server', description: expect.stringMatching(/^no •{8}, words, .*…$/) })
})

test('a secret across the edge is not shown in part', () => {
  const edge = 'x'.repeat(longestErrorBody - 8)
  expect(beginningOf(edge + password)).toHaveLength(longestErrorBody)
  const description = `{"error":"odd","message":"${password}","more":"${edge}${password}"}`
  expect(JSON.stringify(toError(description))).not.toContain(password.slice(0, 7))
})

test('of any object that is cut anywhere, the members that are whole are found as they are', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, noNullPrototype: true })
  const cases = object.chain((value) => {
    const text = JSON.stringify(value, null, 1)
    return fc.tuple(
      fc.constant(value),
      fc.integer({ min: 1, max: text.length - 1 }).map((end) => text.slice(0, end))
    )
  })
  fc.assert(
    fc.property(cases, ([value, cut]) => {
      const members = parseJson(wholeMembers(cut) ?? '')
      const entries = Object.entries(JSON.parse(JSON.stringify(value)) as object)
      const found = Object.entries(members as object)
      expect(found).toEqual(entries.slice(0, found.length))
      // Only the last that stands there may be missing: it could go on.
      const begun = entries.filter(([name]) => cut.includes(`\n ${JSON.stringify(name)}:`)).length
      expect(found.length).toBeGreaterThanOrEqual(begun - 1)
    }),
    { numRuns: 2_000 }
  )
})

test('no text makes it throw or hang', () => {
  const pieces = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'a', ' ', '"a"', '1'), { maxLength: 30 })
  fc.assert(
    fc.property(pieces, (all) => {
      const members = wholeMembers(all.join(''))
      expect(members === null || members.startsWith('{')).toBe(true)
    }),
    { numRuns: 5_000 }
  )
  for (const text of [fill('{"a":'), fill('['), fill('{"a":"\\"'), fill('"'), `{${fill('[')}`, `{${fill(',')}`]) toError(text)
})
