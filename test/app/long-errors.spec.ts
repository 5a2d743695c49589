import type { ServerResponse } from 'node:http'
import { expect, test } from '../support/mintmark.ts'
import { startRawServer } from '../support/raw-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const longBytes = 5 * 1024 * 1024

const fill = (piece: string): string => piece.repeat(Math.floor((longBytes - 300) / piece.length))
const reply =
  (status: number, type: string, body: string) =>
  (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': type }).end(body)
  }

function pour(response: ServerResponse): void {
  const piece = '<p>And so on.</p>'.repeat(1_000)
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.writeHead(503, { 'content-type': 'text/html' })
  response.on('drain', more)
  more()
}

const refused = `{"error":"invalid_grant","error_description":"invalid username or password","stack":[`

const rows: readonly (readonly [name: string, answer: (response: ServerResponse) => void, words: RegExp, begin: string])[] = [
  [
    'json',
    reply(400, 'application/json', `${refused}${fill('{"at":"org.apache.usergrid.Foo"},')}{}]}`),
    /rejected the username or password/,
    'invalid_grant'
  ],
  [
    'words',
    reply(400, 'application/json', `{"error":"odd","error_description":"${fill('token=abc %41 &amp; ')}"}`),
    /refused the request \(400\).*It answered odd\./s,
    '"odd"'
  ],
  ['page', reply(502, 'text/html', `<html><h1>Bad gateway</h1>${fill('<p>&quot;x&quot;</p>')}`), /problem \(502\)/, 'Bad gateway'],
  [
    'text',
    reply(418, 'text/plain', `I am a teapot. ${fill('password=x \\u0041 ')}`),
    /refused the request \(418\).*“I am a teapot\. /s,
    'teapot'
  ],
  ['list', reply(200, 'application/json', `[${fill('{"a":1},')}{}]`), /with a web page or other text/, '{"a":1}'],
  ['endless', pour, /problem \(503\)/, 'And so on']
]

test('an error of megabytes is told in the words at its beginning, and the beginning is shown', async ({ launch }) => {
  const server = await startRawServer((request, response) => {
    const row = rows.find(([name]) => request.url === `/${name}/storefront/token`)
    request.resume().on('end', () => row?.[1](response))
  })
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  for (const [name, , words, begin] of rows) {
    await test.step(name, async () => {
      await window.addProfile(server.url, { ...tester, organization: name, name })
      await window.getToken()
      await expect(window.detail.getByRole('alert')).toContainText(words)
      const raw = window.detail.locator('summary', { hasText: 'Raw response' })
      await expect(raw).toContainText('only its beginning')
      await raw.click()
      await expect(window.detail.getByLabel('Raw response')).toContainText(begin)
    })
  }
  await server.stop()
})

test('a question about a token survives an answer of megabytes', async ({ launch, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  server.answer({ kind: 'reply', body: { access_token: 'an-opaque-token', expires_in: 3600 } })
  await window.getToken()
  await expect(window.row('Tester')).toContainText('59m')
  const headers = { 'content-type': 'application/json' }
  const answer = window.card.getByRole('status')
  server.answer({ kind: 'reply', status: 401, headers, body: `{"error":"auth_invalid","stack":[${fill('{"a":1},')}{}]}` })
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(answer).toContainText('Rejected: the token was revoked')

  const user = '{"username":"testuser","type":"user"}'
  server.answer({ kind: 'reply', headers, body: `{"entities":[${user}],"more":[${fill('{"a":1},')}{}]}` })
  await window.card.getByRole('button', { name: 'Validate' }).click()
  await expect(answer).toContainText('Accepted, for application user testuser')
})
