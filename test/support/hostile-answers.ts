import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

const mb = 1024 * 1024

/** What a person reads: the problem, or that there is a token. */
export type Outcome = RegExp | 'minted'
export type HostileAnswer = { readonly name: string; readonly answer: (response: ServerResponse) => void; readonly outcome: Outcome }

export const json = (response: ServerResponse, body: string | Buffer, type = 'application/json'): void => {
  response.writeHead(200, { 'content-type': type })
  response.end(body)
}
export const granted = (more = ''): string => `{"access_token":"an-opaque-token","expires_in":604800${more}}`
const withToken = (token: string): string => JSON.stringify({ access_token: token, expires_in: 604_800 })
const redirect =
  (status: number, location: string) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { location }).end()
  }

function pour(response: ServerResponse): void {
  const piece = Buffer.alloc(256 * 1024, 'x')
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.writeHead(200, { 'content-type': 'application/json' })
  response.on('drain', more)
  more()
}

function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' })
  const timer = setInterval(() => response.write(' '), 50)
  response.once('close', () => clearInterval(timer))
}

function breakOff(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
  response.write(granted().slice(0, 20), () => response.socket?.resetAndDestroy())
}

/** What a hostile server may say, by name. `elsewhere` is where it would like to have the credentials. */
export const hostileAnswers = (elsewhere: string): readonly HostileAnswer[] => [
  {
    name: 'gzip-bomb',
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(Buffer.alloc(300 * mb)))
    },
    outcome: /answer of the server is too large.*5 MB/s
  },
  { name: 'endless', answer: pour, outcome: /answer of the server is too large.*5 MB/s },
  { name: 'drip', answer: drip, outcome: /did not answer in time/ },
  { name: 'broken-off', answer: breakOff, outcome: /broke off the connection/ },
  { name: 'to-a-file', answer: redirect(302, 'file:///etc/passwd'), outcome: /wanted to send the credentials on to file:/ },
  { name: 'to-a-stranger', answer: redirect(307, `${elsewhere}/token`), outcome: new RegExp(`Nothing was sent to ${elsewhere}`) },
  { name: 'to-a-stranger-by-get', answer: redirect(303, `${elsewhere}/token`), outcome: new RegExp(`Nothing was sent to ${elsewhere}`) },
  {
    name: 'cookie',
    answer: (response) => {
      response.setHeader('set-cookie', ['session=stolen; Path=/', 'other=one; Max-Age=10000'])
      json(response, granted())
    },
    outcome: 'minted'
  },
  { name: 'wrong-charset', answer: (response) => json(response, granted(), 'application/json; charset=utf-16'), outcome: 'minted' },
  {
    name: 'utf-16',
    answer: (response) => json(response, Buffer.from(granted(), 'utf16le')),
    outcome: /not with Usergrid JSON|without a token/
  },
  {
    name: 'latin-1',
    answer: (response) =>
      json(response, Buffer.from(granted(',"user":{"username":"Zoë"}'), 'latin1'), 'application/json; charset=iso-8859-1'),
    outcome: 'minted'
  },
  { name: 'large-token', answer: (response) => json(response, withToken('x'.repeat(mb))), outcome: /a token that cannot be used/ },
  {
    name: 'deep',
    answer: (response) => json(response, granted(`,"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}`)),
    outcome: 'minted'
  },
  {
    name: 'long-answer',
    answer: (response) => json(response, granted(`,"user":{"username":"me","list":[${Array(500_000).fill('"abcd"').join(',')}]}`)),
    outcome: 'minted'
  },
  { name: 'deep-only', answer: (response) => json(response, '{"a":'.repeat(100_000)), outcome: /not with Usergrid JSON|without a token/ },
  {
    name: 'prototype',
    answer: (response) => json(response, '{"__proto__":{"access_token":"evil","polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    outcome: /without a token/
  },
  { name: 'twice', answer: (response) => json(response, `{"access_token":"the-first-token",${granted().slice(1)}`), outcome: 'minted' },
  { name: 'newline', answer: (response) => json(response, withToken('a\r\nX-Evil: 1')), outcome: /a token that cannot be used/ },
  { name: 'ansi', answer: (response) => json(response, withToken('\u001b[31mred')), outcome: /a token that cannot be used/ },
  { name: 'overrides', answer: (response) => json(response, withToken('abc\u202edef')), outcome: /a token that cannot be used/ },
  { name: 'quotes', answer: (response) => json(response, withToken('a"b\'c`d$(e)\\f')), outcome: 'minted' },
  { name: 'markup-token', answer: (response) => json(response, withToken('<img/src=x/onerror=alert(1)>')), outcome: 'minted' },
  {
    name: 'markup',
    answer: (response) => json(response, granted(',"user":{"username":"<img src=x onerror=alert(1)>","name":"\u202egnp.exe\\u001b[2J"}')),
    outcome: 'minted'
  }
]
