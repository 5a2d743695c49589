import { X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { startCertificateMaker } from '../support/certificates.ts'
import { chooseInMenu } from '../support/app-menu.ts'
import { expect, test } from '../support/mintmark.ts'
import { startRawServer } from '../support/raw-server.ts'
import { SettingsView } from '../support/settings-view.ts'
import { createFeedKey } from '../support/signed-feed.ts'
import { MintmarkWindow } from '../support/window.ts'

const notesUrl = 'https://mintmark.example/notes/7.0.0'

/** An address of updates on this computer, and what tells a Mintmark that runs from its sources of it. */
async function startFeed() {
  const maker = await startCertificateMaker()
  const certificate = await maker.make({ names: 'IP:127.0.0.1' })
  await maker.stop()
  const asked: { readonly url: string | undefined; readonly headers: IncomingHttpHeaders }[] = []
  let answer: { readonly status: number; readonly headers: Record<string, string>; readonly body: string }
  const server = await startRawServer(({ url, headers }, response) => {
    asked.push({ url, headers })
    response.writeHead(answer.status, answer.headers).end(answer.body)
  }, certificate)
  const key = createFeedKey()
  const source = {
    feedUrl: `${server.url}/feed.json`,
    publicKey: key.publicKey,
    pinnedCertificate: new X509Certificate(certificate.cert).fingerprint256.replaceAll(':', '').toLowerCase()
  }
  const say = (status: number, body: string, headers: Record<string, string> = {}): void => void (answer = { status, headers, body })
  return { asked, env: { MINTMARK_DEVELOPMENT_FEED: JSON.stringify(source) }, key, say, stop: server.stop }
}

test('Check for Updates tells of a newer version that is signed, believes nothing else, and opens nothing', async ({
  launch,
  clipboard
}) => {
  const feed = await startFeed()
  const news = { app: 'mintmark', version: '7.0.0', notesUrl }
  feed.say(200, feed.key.sign(news), { 'set-cookie': 'seen=1; Max-Age=9999' })
  const { app, page } = await launch({ env: feed.env })
  try {
    expect(feed.asked).toEqual([])
    await chooseInMenu(app, 'check-updates')
    const about = page.getByRole('dialog', { name: 'About Mintmark' })
    await expect(about).toContainText('Version 7.0.0 is available.')
    await about.getByRole('button', { name: 'Copy release notes address' }).click()
    await expect.poll(() => clipboard.text()).toBe(notesUrl)

    const check = async (): Promise<void> => about.getByRole('button', { name: 'Check now' }).click()
    feed.say(200, feed.key.sign({ ...news, version: '0.0.1' }))
    await check()
    await expect(about).toContainText('This is the newest version. Checked just now.')
    feed.say(200, createFeedKey().sign(news))
    await check()
    await expect(about).toContainText('The answer was not signed by those who make Mintmark')
    feed.say(302, '', { location: '/elsewhere' })
    await check()
    await expect(about).not.toContainText('was not signed')
    await expect(about.getByRole('button', { name: 'Check now' })).toBeEnabled()
    expect(feed.asked.map(({ url }) => url)).toEqual(Array(4).fill('/feed.json'))
    for (const { headers } of feed.asked) expect([headers.cookie, headers.authorization]).toEqual([undefined, undefined])
  } finally {
    await feed.stop()
  }
})

test('where others care for updates nobody is asked, and the row says so; without an address in the build likewise', async ({ launch }) => {
  const feed = await startFeed()
  feed.say(200, '')
  const managed = await launch({ env: { ...feed.env, MINTMARK_NO_UPDATES: '1' } })
  const settings = new SettingsView(managed.page)
  await settings.open()
  await expect(settings.row('Updates')).toContainText('Updates are managed on this computer.')
  await expect(settings.row('Updates').getByRole('button')).toHaveCount(0)
  await expect(settings.switch('Check for updates every week')).toHaveCount(0)
  expect(await new MintmarkWindow(managed.page).ask('updates', 'check')).toEqual({ ok: true, value: { kind: 'managed' } })
  expect(feed.asked).toEqual([])
  // Linux cannot hide a window from pictures of the screen, so nothing says that it could.
  await expect(settings.switch('Hide Mintmark in screenshots and screen sharing')).toHaveCount(0)
  await managed.quit()
  await feed.stop()

  const plain = new SettingsView((await launch()).page)
  await plain.open()
  await expect(plain.row('Updates')).toContainText('This copy of Mintmark does not check for updates.')
  await expect(plain.row('Updates').getByRole('button')).toHaveCount(0)
})
