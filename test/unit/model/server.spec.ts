import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessEnvironment, isUnencrypted, serverName, toBaseUrl } from '../../../src-main/model/server.ts'
import { server } from '../vault/vault-on-disk.ts'

test.each([
  ['https://api.usergrid.com', 'https://api.usergrid.com'],
  [' HTTPS://API.Usergrid.COM:443/ ', 'https://api.usergrid.com'],
  ['http://localhost:8080/ROOT', 'http://localhost:8080/ROOT'],
  ['https://a.example/some/Prefix///', 'https://a.example/some/Prefix'],
  ['http://127.1', 'http://127.0.0.1'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ['https://user:pw@a.example', null],
  ['https://user@a.example', null],
  ['https://:pw@a.example', null],
  ['https://a.example/?q=1', null],
  ['https://a.example/#top', null],
  ['ftp://a.example', null],
  ['file:///etc', null],
  ['javascript:alert(1)', null],
  ['a.example', null],
  ['', null],
  ['🪙', null]
])('the base URL of %j is %s', (text, expected) => expect(toBaseUrl(text)).toBe(expected))

test('a base URL is its own base URL, whatever was typed', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (text) => {
      const baseUrl = toBaseUrl(text)
      return baseUrl === null || toBaseUrl(baseUrl) === baseUrl
    })
  )
})

test.each([
  ['https://a.example', false],
  ['http://a.example', true],
  ['http://localhost:1', false],
  ['http://app.localhost', false],
  ['http://127.0.0.1', false],
  ['http://127.255.1.2', false],
  ['http://[::1]:8080', false],
  ['http://localhost.a.example', true],
  ['http://127.0.0.1.a.example', true],
  ['http://192.168.1.2', true]
])('%s is not encrypted: %s', (baseUrl, expected) => expect(isUnencrypted(baseUrl)).toBe(expected))

test.each([
  ['https://api.usergrid.com', 'production'],
  ['https://staging.acme.com', 'staging'],
  ['https://api-qa.acme.com', 'staging'],
  ['https://uat.acme.com', 'staging'],
  ['https://dev.acme.com', 'development'],
  ['https://api.sandbox.acme.com', 'development'],
  ['http://localhost:8080', 'local'],
  ['http://nas.local', 'local'],
  ['https://devices.acme.com', 'production'],
  ['https://stages.acme.com', 'production'],
  ['https://localhost.acme.com', 'production']
])('%s looks like %s', (baseUrl, expected) => expect(guessEnvironment(baseUrl)).toBe(expected))

test('a server without a name goes by its host', () => {
  expect(serverName({ ...server, baseUrl: 'http://localhost:8080/x' })).toBe('localhost:8080')
  expect(serverName({ ...server, name: 'Mine' })).toBe('Mine')
})
