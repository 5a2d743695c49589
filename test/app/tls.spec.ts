import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { get } from 'node:https'
import { TLSSocket } from 'node:tls'
import type { ElectronApplication } from '@playwright/test'
import { startCertificateMaker, type Certificate, type CertificateMaker } from '../support/certificates.ts'
import { expect, test } from '../support/mintmark.ts'
import { startRawServer, type RawServer } from '../support/raw-server.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

const tester = demoProfile('application-user', 'Tester')
const here = 'IP:127.0.0.1'

let maker: CertificateMaker
let ca: Certificate
const servers: RawServer[] = []
let received = 0

test.beforeAll(async () => {
  maker = await startCertificateMaker()
  ca = await maker.make({ commonName: 'Acme Test CA' })
})
test.afterAll(() => maker.stop())
test.afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop()
})

function grant(request: IncomingMessage, response: ServerResponse): void {
  received++
  request.resume().on('end', () => {
    // Each request on a connection of its own: the certificate is looked at again.
    response.writeHead(200, { 'content-type': 'application/json', connection: 'close' })
    response.end('{"access_token":"an-opaque-token","expires_in":604800}')
  })
}

async function serve(certificate: Certificate): Promise<RawServer> {
  const server = await startRawServer(grant, certificate)
  servers.push(server)
  received = 0
  return server
}

const fingerprint = ({ cert }: Certificate): string => new X509Certificate(cert).fingerprint256

/** The system's dialog is the system's: here it answers at once. */
async function answerFileDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, path)
}

test('a self-signed certificate is refused with its fingerprint, and a person can accept exactly this one', async ({ launch }) => {
  const certificate = await maker.make({ names: here, commonName: 'acme.example' })
  const server = await serve(certificate)
  const first = await launch()
  const window = new MintmarkWindow(first.page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  const problem = window.detail.getByRole('alert')
  await expect(problem).toContainText(`The certificate of 127.0.0.1:${server.port} is self-signed`)
  await expect(problem).toContainText(fingerprint(certificate))
  await expect(window.row('Tester')).toContainText('Not trusted')
  expect(received).toBe(0)

  await problem.getByRole('button', { name: 'Accept this certificate…' }).click()
  const question = first.page.getByRole('alertdialog')
  await expect(question).toContainText(fingerprint(certificate))
  await question.getByRole('button', { name: 'Cancel' }).click()
  await window.getToken()
  await expect(problem).toContainText('self-signed')
  expect(received).toBe(0)

  await problem.getByRole('button', { name: 'Accept this certificate…' }).click()
  await question.getByRole('button', { name: 'Accept for this server' }).click()
  await expect(window.row('Tester')).toContainText('6d 23h')
  await expect.poll(() => received).toBe(1)

  // Another server with the same name is not believed because of it, and it is still known after a restart.
  const other = await serve(await maker.make({ names: here }))
  await window.addProfile(other.url, { ...tester, name: 'Other' })
  await window.getToken()
  await expect(window.row('Other')).toContainText('Not trusted')
  await first.quit()
  const second = new MintmarkWindow((await launch()).page)
  await second.row('Tester').click()
  await second.getToken()
  await expect.poll(() => received).toBe(1)
})

test('a certificate that has changed since it was accepted is refused in its own words', async ({ launch }) => {
  const server = await serve(await maker.make({ names: here }))
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await page.getByRole('button', { name: 'Accept this certificate…' }).click()
  await page.getByRole('button', { name: 'Accept for this server' }).click()
  await expect(window.row('Tester')).toContainText('6d 23h')

  const changed = await maker.make({ names: here })
  server.setCertificate(changed)
  await window.getToken()
  const problem = window.detail.getByRole('alert')
  await expect(problem).toContainText(`127.0.0.1:${server.port} shows another certificate than the one you accepted`)
  await expect(problem).toContainText(fingerprint(changed))
  await expect.poll(() => received).toBe(1)
  await problem.getByRole('button', { name: 'Accept this certificate…' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Accept the changed certificate?')
  await page.getByRole('button', { name: 'Accept for this server' }).click()
  await expect(problem).toHaveCount(0)
  await expect.poll(() => received).toBe(2)

  // What was accepted can be taken back.
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Server settings…' }).click()
  await expect(window.dialog).toContainText(fingerprint(changed))
  await window.dialog.getByRole('button', { name: 'Forget' }).click()
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await window.getToken()
  await expect(problem).toContainText('is self-signed')
  await expect.poll(() => received).toBe(2)
})

const refused: readonly (readonly [string, () => Promise<Certificate>, RegExp])[] = [
  ['an expired one', () => maker.make({ names: here, fromDays: -20, toDays: -10 }), /has expired.*self-signed/s],
  ['one of the future', () => maker.make({ names: here, fromDays: 10 }), /is not valid yet/],
  ['one of another host', () => maker.make({ names: 'DNS:other.example' }), /belongs to another host.*self-signed/s],
  ['one of an unknown authority', () => maker.make({ names: here, by: ca }), /is not trusted.*Acme Test CA/s]
]

test('every reason has its words, and no credentials are sent', async ({ launch }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  for (const [name, make, words] of refused) {
    const certificate = await make()
    const server = await serve(certificate)
    await window.addProfile(server.url, { ...tester, name })
    await window.getToken()
    const problem = window.detail.getByRole('alert')
    await expect(problem, name).toContainText(`127.0.0.1:${server.port}`)
    await expect(problem, name).toContainText(words)
    await expect(problem, name).toContainText(fingerprint(certificate))
    expect(received, name).toBe(0)
  }
})

test('an extra CA file is trusted for its server alone, dates and host are still checked', async ({ launch }, testInfo) => {
  const good = await serve(await maker.make({ names: here, by: ca }))
  const { app, page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(good.url, tester)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('Not trusted')

  const useCa = async (): Promise<void> => {
    await window.detail.getByRole('alert').getByRole('button', { name: 'Server settings…' }).click()
    await window.dialog.getByRole('button', { name: 'Choose CA file…' }).click()
  }
  await answerFileDialog(app, ca.certFile.replace(/pem$/, 'key'))
  await useCa()
  await expect(window.dialog).toContainText('holds no certificate')
  // What never begins is not waited for.
  const pipe = testInfo.outputPath('pipe.pem')
  execFileSync('mkfifo', [pipe])
  await answerFileDialog(app, pipe)
  await window.dialog.getByRole('button', { name: 'Choose CA file…' }).click()
  await expect(window.dialog).toContainText('pipe.pem holds no certificate')
  await answerFileDialog(app, ca.certFile)
  await window.dialog.getByRole('button', { name: 'Choose CA file…' }).click()
  await expect(window.dialog).toContainText('Acme Test CA, valid until')
  await expect(window.dialog).toContainText(fingerprint(ca))
  await page.keyboard.press('Control+s')
  await expect(window.dialog).toHaveCount(0)
  await window.getToken()
  await expect(window.row('Tester')).toContainText('6d 23h')

  const rows: readonly (readonly [string, Certificate, RegExp])[] = [
    ['Expired', await maker.make({ names: here, by: ca, fromDays: -20, toDays: -10 }), /has expired/],
    ['Elsewhere', await maker.make({ names: 'DNS:other.example', by: ca }), /belongs to another host/],
    ['Self-signed', await maker.make({ names: here }), /is self-signed/]
  ]
  for (const [name, certificate, words] of rows) {
    const server = await serve(certificate)
    await window.addProfile(server.url, { ...tester, name })
    await window.getToken()
    await expect(window.detail.getByRole('alert')).toContainText(`127.0.0.1:${server.port}`)
    await useCa()
    await expect(window.dialog).toContainText('Acme Test CA')
    await page.keyboard.press('Control+s')
    await expect(window.dialog).toHaveCount(0)
    await window.getToken()
    await expect(window.detail.getByRole('alert')).toContainText(words)
    if (name !== 'Self-signed') {
      // A known authority stands behind it: it is for the server to put it right.
      await expect(window.detail).not.toContainText('Accept this certificate')
    }
    expect(received).toBe(0)
  }
})

test('nothing older than TLS 1.2 is spoken, whatever a server offers', async ({ launch }) => {
  const certificate = await maker.make({ names: here })
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const server = await startRawServer(grant, certificate, old)
  servers.push(server)
  received = 0
  // Who still speaks it gets an answer.
  const client = get(server.url, { ...old, ca: certificate.cert })
  const [answer] = (await once(client, 'response')) as [IncomingMessage]
  expect([answer.socket instanceof TLSSocket && answer.socket.getProtocol(), received]).toEqual(['TLSv1.1', 1])

  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, tester)
  await window.getToken()
  await expect(window.detail.getByRole('alert')).toContainText(`No secure connection to 127.0.0.1:${server.port}`)
  expect(received).toBe(1)
})
