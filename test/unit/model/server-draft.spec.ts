import { expect, test } from 'vitest'
import { checkNewServer, checkServerDraft, toProxyUrl, type ServerDraft } from '../../../src-main/model/server-draft.ts'

const draft: ServerDraft = {
  id: 'a',
  name: '',
  environment: 'local',
  managementTokenPath: '/management/token',
  timeoutMs: 30_000,
  caCertificate: null,
  keepsPinned: true,
  proxy: { kind: 'system' }
}
const fields = (change: Partial<ServerDraft>): readonly string[] => checkServerDraft({ ...draft, ...change }).map(({ field }) => field)

test.each([
  ['http://proxy.example:3128', 'http://proxy.example:3128'],
  [' HTTPS://Proxy.Example/ ', 'https://proxy.example'],
  ['proxy.example:3128', 'http://proxy.example:3128'],
  ['10.0.0.1:8080', 'http://10.0.0.1:8080'],
  ['socks5://127.0.0.1:1080', 'socks5://127.0.0.1:1080'],
  ['socks4://[::1]:1080', 'socks4://[::1]:1080'],
  ['', null],
  ['http://', null],
  ['ftp://proxy.example', null],
  ['file:///etc/passwd', null],
  ['http://me:pw@proxy.example', null],
  ['http://proxy.example/path', null],
  ['http://proxy.example?x', null],
  ['http://proxy.example;https=evil.example', null],
  ['direct://,http://x', null]
])('the proxy %j is %j', (text, url) => expect(toProxyUrl(text)).toBe(url))

test.each([
  [1_000, []],
  [300_000, []],
  [999, ['timeoutMs']],
  [300_001, ['timeoutMs']],
  [0, ['timeoutMs']],
  [1_000.5, ['timeoutMs']],
  [Number.NaN, ['timeoutMs']],
  [Infinity, ['timeoutMs']]
])('a time limit of %d ms has the problems %j', (timeoutMs, problems) => expect(fields({ timeoutMs })).toEqual(problems))

test('name and proxy are checked', () => {
  expect(fields({ name: 'x'.repeat(201), proxy: { kind: 'url', url: 'x y' } })).toEqual(['name', 'proxyUrl'])
  expect(fields({ proxy: { kind: 'none' } })).toEqual([])
  const [problem] = checkServerDraft({ ...draft, proxy: { kind: 'url', url: 'http://me:pw@proxy.example' } })
  expect(problem?.message).toBe('Leave user and password out of the address.')
})

test.each([
  ['https://api.example.com', null],
  ['http://10.0.0.1:8080/base/', null],
  [' https://API.Usergrid.com/ ', 'This server is in the list already.'],
  ['', 'Enter the address of the server.'],
  ['api.example.com', 'Enter an address such as https://api.usergrid.com.'],
  ['ftp://api.example.com', 'Enter an address such as https://api.usergrid.com.'],
  ['https://me:pw@api.example.com', 'Leave user and password out of the address.'],
  ['https://api.example.com?a=b', 'Leave out everything from ? or # on.'],
  [`https://api.example.com/${'x'.repeat(2_048)}`, 'An address has at most 2048 characters.']
])('the address %j of a new server: %j', (baseUrl, message) => {
  expect(checkNewServer({ ...draft, baseUrl }, ['https://api.usergrid.com'])).toEqual(
    message === null ? [] : [{ field: 'baseUrl', message }]
  )
})
