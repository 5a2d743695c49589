import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accessTypeList, type AccessTypeId } from '../../../../src-main/model/access-type.ts'
import { requestForm, requestForms, requestFormsFor } from '../../../../src-main/model/usergrid/request-forms/index.ts'
import { quoteJavaScript } from '../../../../src-main/model/usergrid/request-forms/javascript-text.ts'
import { maskedSecret, type RequestFormId, type RequestSource } from '../../../../src-main/model/usergrid/request-forms/request-form.ts'
import { quoteRuby } from '../../../../src-main/model/usergrid/request-forms/ruby-sdk.ts'
import { toTokenRequest } from '../../../../src-main/model/usergrid/token-request.ts'
import * as document from './document-samples.ts'

const server = { baseUrl: 'https://api.usergrid.com', managementTokenPath: '/management/token' } as const

function source(accessType: AccessTypeId, principal: string, secret: string, ttlMs: number | null = null): RequestSource {
  return { server, profile: { accessType, organization: 'my-org', application: 'my-app', principal, ttlMs }, secret }
}

const write = (id: RequestFormId, from: RequestSource): string | undefined => requestForm(id, from.profile.accessType)?.write(from)

test('each access type has the forms that the description shows for it', () => {
  const shown = Object.fromEntries(accessTypeList.map(({ id }) => [id, requestFormsFor(id).map((form) => form.id)]))
  expect(shown).toEqual({
    'application-user': ['http', 'curl', 'javascript', 'node', 'ruby'],
    application: ['http', 'curl'],
    organization: ['http', 'curl'],
    'admin-user': ['http', 'curl', 'node', 'ruby']
  })
})

test('HTTP is what is sent, to the byte', () => {
  expect(write('http', source('application-user', 'testadmin', 'testadminpw'))).toBe(
    `POST /my-org/my-app/token HTTP/1.1
Host: api.usergrid.com
Content-Type: application/json
Accept: application/json

${document.passwordBody}`
  )
})

test('the SDK calls are those of the description', () => {
  const user = source('application-user', 'testuser', 'testpasswd')
  const admin = source('admin-user', 'test', 'testpass')
  expect(write('ruby', user)).toBe(document.applicationUserInRuby)
  expect(write('ruby', admin)).toBe(document.adminUserInRuby)
  expect(write('node', user)).toContain(document.applicationUserInJavaScript)
  expect(write('javascript', user)).toContain(document.applicationUserInJavaScript)
  expect(write('node', source('admin-user', 'testuser', 'testpasswd'))).toBe(
    document.applicationUserInJavaScript.replace('log user', 'log admin user').replace(': user has', ': admin user has')
  )
})

/** Names and secrets that try to end the quotes they stand in. */
const nasty = [`it's`, `"$(id)" \`x\``, `\\' + evil() + '`, `#{evil}`, 'a\nb\r\u2028\u2029', '</script>', '\\', '', '日本']
const texts = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...nasty)).filter((text) => !text.includes('\0'))

test('curl sends, from a real shell, the very request', () => {
  fc.assert(
    fc.property(texts, texts, (principal, secret) => {
      const from = source('application-user', principal, secret, 5_000)
      const script = `curl() { printf '%s\\0' "$@"; }\n${write('curl', from)}`
      const { url, body } = toTokenRequest(server, from.profile, secret)
      const seen = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0')
      expect(seen).toEqual(['-X', 'POST', url, '-H', 'Content-Type: application/json', '-d', body, ''])
    }),
    { numRuns: 40 }
  )
})

test.each(['javascript', 'node'] as const)('%s logs in with the very name and password at the very application', (id) => {
  fc.assert(
    fc.property(texts, texts, (principal, secret) => {
      const seen: unknown[] = []
      class Client {
        constructor(options: unknown) {
          seen.push(options)
        }
        login = (...given: readonly unknown[]): void => void seen.push(given[0], given[1])
      }
      const world = { Usergrid: { Client }, require: (name: string) => (name === 'usergrid' ? { client: Client } : null) }
      runInNewContext(write(id, source('application-user', principal, secret)) ?? '', world)
      expect(JSON.parse(JSON.stringify(seen))).toEqual([
        { URI: 'https://api.usergrid.com', orgName: 'my-org', appName: 'my-app' },
        principal,
        secret
      ])
    })
  )
})

describe('quotes', () => {
  test('nothing ends a JavaScript string, a line or a script', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const quoted = quoteJavaScript(text)
        expect(runInNewContext(quoted)).toBe(text)
        expect(quoted).not.toMatch(/[\n\r\u2028\u2029]|<\//)
      })
    )
  })

  test('nothing ends a Ruby string', () => {
    expect(quoteRuby(`a'b\\c#{d}`)).toBe(`'a\\'b\\\\c#{d}'`)
    fc.assert(fc.property(texts, (text) => /^'(?:[^'\\]|\\['\\])*'$/.test(quoteRuby(text))))
  })
})

test.each(accessTypeList)('$id: every form shows dots for the secret, and says what it leaves out', ({ id }) => {
  const from = source(id, 'somebody', maskedSecret, 5_000)
  for (const form of requestFormsFor(id)) {
    expect(form.write(from)).toContain(maskedSecret)
    const tellsLifetime = form.write(from).includes('5000')
    expect(form.note(from.profile) === null).toBe(tellsLifetime)
  }
})

test('every form has a name of its own', () => {
  expect(new Set(requestForms.map(({ label }) => label)).size).toBe(requestForms.length)
})
