import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findSecrets } from '../../support/find-secret.ts'

const secret = 'Sécret "of" a+b/c 100%'
const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')])

it.each([
  ['UTF-8', Buffer.from(secret)],
  ['UTF-16, little end first', Buffer.from(secret, 'utf16le')],
  ['UTF-16, big end first', Buffer.from(secret, 'utf16le').swap16()],
  ['hex', Buffer.from(Buffer.from(secret).toString('hex'))],
  ['upper hex', Buffer.from(Buffer.from(secret).toString('hex').toUpperCase())],
  ['a URL', Buffer.from(encodeURIComponent(secret))],
  ['a form', Buffer.from(new URLSearchParams({ password: secret }).toString())],
  ['JSON', Buffer.from(JSON.stringify({ password: secret }))],
  ['JSON in JSON', Buffer.from(JSON.stringify(JSON.stringify({ password: secret })))]
])('finds a secret in %s', (_, bytes) => {
  expect(findSecrets(around(bytes), { planted: secret, other: 'another secret' })).toEqual(['planted'])
})

it('finds a secret in base64, whatever stands around it', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 7 }),
      fc.uint8Array({ maxLength: 7 }),
      fc.constantFrom('base64', 'base64url'),
      (head, tail, encoding) => {
        const bytes = Buffer.concat([head, Buffer.from(secret), tail])
        expect(findSecrets(around(Buffer.from(bytes.toString(encoding as 'base64'))), { planted: secret })).toEqual(['planted'])
      }
    )
  )
})

it('finds nothing where nothing is', () => {
  expect(findSecrets(Buffer.from('Authorization: Bearer [secret]'), { secret })).toEqual([])
})
