import { expect, test } from 'vitest'
import { accessTypeList } from '../../../../src-main/model/access-type.ts'
import { requestAsCurl, requestAsHttp } from '../../../../src-main/model/usergrid/request-text.ts'
import { profile, server } from '../../vault/vault-on-disk.ts'
import { runShell } from '../run-shell.ts'

const dots = '••••••••'
const odd = profile('a', {
  accessType: 'application-user',
  organization: `it's`,
  application: 'a b/ü',
  principal: `o'neil "$(id)" \\ \`x\``,
  ttlMs: 5_000
})

test('the request as HTTP', () => {
  expect(requestAsHttp(server, profile('a', { accessType: 'admin-user', principal: 'maria' }))).toBe(
    `POST /management/token HTTP/1.1
Host: api.example.com
Content-Type: application/json
Accept: application/json

{
  "grant_type": "password",
  "username": "maria",
  "password": "${dots}"
}`
  )
})

test('the curl command sends, from a real shell, the very request', () => {
  const printed = runShell('bash', `curl() { printf '%s\\0' "$@"; }\n${requestAsCurl(server, odd)}`).split('\0')
  expect(printed).toEqual([
    '-X',
    'POST',
    `https://api.example.com/it's/a%20b%2F%C3%BC/token`,
    '-H',
    'Content-Type: application/json',
    '-d',
    JSON.stringify({ grant_type: 'password', username: odd.principal, password: dots, ttl: 5_000 }),
    ''
  ])
})

test.each(accessTypeList)('$id: dots stand for the secret in both', ({ id, secret, grantType }) => {
  for (const write of [requestAsHttp, requestAsCurl]) {
    const text = write({ ...server, managementTokenPath: '/token' }, profile('a', { accessType: id }))
    expect(text).toMatch(new RegExp(`"${secret.key}": ?"${dots}"`))
    expect(text).toContain(grantType)
  }
})
