import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../support/mintmark.ts'

const bundle = join(import.meta.dirname, '../../out/renderer')

test.describe('what the page may not do', () => {
  // The page's own complaints are what is asked for here.
  test.use({
    allowedPageErrors:
      /Content Security Policy|TrustedHTML|TrustedScript|Trusted Type|net::ERR_|Failed to load|Not allowed|ermissions policy/
  })

  test('no foreign script, style, image, frame or request, no code and no markup from text', async ({ launch }) => {
    const { page } = await launch()
    const refused = await page.evaluate(async () => {
      const directives: string[] = []
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => directives.push(effectiveDirective))
      const add = (name: string, attributes: Readonly<Record<string, string>>, text = ''): void => {
        const element = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
        if (text !== '') element.append(text)
        document.body.append(element)
      }
      const thrown: string[] = []
      const tried = (what: string, work: () => unknown): void => {
        try {
          work()
        } catch {
          thrown.push(what)
        }
      }
      add('style', {}, 'body { color: red }')
      add('div', { style: 'color: red' })
      add('img', { src: 'https://127.0.0.1:9/pixel.png' })
      add('iframe', { src: 'app://bundle-1/index.html' })
      add('link', { rel: 'stylesheet', href: 'https://127.0.0.1:9/a.css' })
      tried('object', () => add('object', { data: 'app://bundle-1/index.html' }))
      add('base', { href: 'https://127.0.0.1:9/' })
      tried('markup', () => (document.createElement('div').innerHTML = '<b>x</b>'))
      tried('address of a script', () => (document.createElement('script').src = 'https://127.0.0.1:9/a.js'))
      tried('timer', () => setTimeout('1' as unknown as () => void))
      tried('policy', () =>
        (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }).trustedTypes.createPolicy(
          'own',
          {}
        )
      )
      tried('worker', () => new Worker('app://bundle-1/index.html'))
      // Later, since debuggers may run code from text while they are at it.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          tried('code', () => (0, eval)('1'))
          resolve()
        })
      })
      const reached = await Promise.allSettled([
        fetch('app://bundle-1/index.html'),
        fetch('https://127.0.0.1:9/'),
        fetch('file:///etc/passwd')
      ])
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)))
      return { directives: Array.from(new Set(directives)).toSorted(), thrown, reached: reached.map(({ status }) => status) }
    })
    for (const directive of ['base-uri', 'connect-src', 'frame-src', 'img-src', 'style-src-attr', 'style-src-elem', 'trusted-types'])
      expect(refused.directives).toContain(directive)
    expect(refused.thrown).toEqual(expect.arrayContaining(['object', 'markup', 'address of a script', 'code', 'timer', 'policy']))
    expect(refused.reached).toEqual(['rejected', 'rejected', 'rejected'])
  })

  test('no other address, no window, no file by its path', async ({ launch }) => {
    const { app, page } = await launch()
    const address = page.url()
    expect(address).toBe('app://bundle-1/index.html')
    const attempts = ['https://example.com/', 'file:///etc/passwd', 'app://bundle-7/index.html', 'data:text/html,x', 'javascript:1']
    for (const target of attempts) {
      const opened = await page.evaluate((url) => window.open(url) !== null, target)
      expect(opened, target).toBe(false)
      await page.evaluate((url) => {
        const link = document.createElement('a')
        link.href = url
        document.body.append(link)
        link.click()
        link.target = '_blank'
        link.click()
        link.remove()
      }, target)
    }
    // By itself, and by what is dropped on it or sent from it.
    await page.evaluate(() => {
      const form = document.createElement('form')
      form.action = 'https://example.com/'
      document.body.append(form)
      form.submit()
    })
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)))
    expect(page.url()).toBe(address)
    expect(await page.evaluate(() => document.body.innerText)).toContain('Welcome to Mintmark')
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })

  test('every permission is denied', async ({ launch }) => {
    const { page } = await launch()
    const names = [
      'camera',
      'microphone',
      'geolocation',
      'notifications',
      'clipboard-read',
      'clipboard-write',
      'midi',
      'persistent-storage'
    ]
    const states = await page.evaluate(
      (each) => Promise.all(each.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)),
      names
    )
    expect(states).toEqual(names.map(() => 'denied'))
    const asked = await page.evaluate(async () => {
      const outcomes = await Promise.allSettled([
        navigator.mediaDevices.getUserMedia({ audio: true }),
        navigator.mediaDevices.getDisplayMedia(),
        navigator.clipboard.readText(),
        navigator.clipboard.writeText('x'),
        new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))
      ])
      return [...outcomes.map(({ status }) => status), await Notification.requestPermission()]
    })
    expect(asked).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'rejected', 'denied'])
  })
})

test('nothing gets anywhere over the default session', async ({ launch, server }) => {
  server.answer({ kind: 'reply', body: {} })
  const { app } = await launch()
  const reached = await app.evaluate(async ({ net, session }, url) => {
    const outcomes = await Promise.allSettled([net.fetch(url), session.defaultSession.fetch(url)])
    return outcomes.map((outcome) => (outcome.status === 'rejected' ? String(outcome.reason) : 'reached'))
  }, server.url)
  expect(reached).toEqual(reached.map(() => expect.stringContaining('ERR_BLOCKED_BY_CLIENT')))
  expect(server.requests).toEqual([])
})

test('app:// serves the files of the build with their policy, and nothing else', async ({ launch }) => {
  const { app } = await launch()
  const ask = (path: string, method = 'GET'): Promise<readonly [number, string | null]> =>
    app.evaluate(
      async ({ session }, [url, verb]) => {
        const { status, headers } = await session.fromPartition('window', { cache: false }).fetch(url, { method: verb })
        return [status, headers.get('content-security-policy')] as const
      },
      [`app://bundle-1/${path}`, method] as const
    )
  const names = (await readdir(bundle, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = names.map(({ parentPath, name }) => join(parentPath, name).slice(bundle.length + 1))
  const served = files.filter((name) => name !== 'files.json' && name !== 'licences.json')
  expect(JSON.parse(await readFile(join(bundle, 'files.json'), 'utf8'))).toEqual(served.toSorted())
  for (const name of served) {
    const [status, policy] = await ask(name)
    expect([name, status]).toEqual([name, 200])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
  }
  const foreign = [
    '',
    'files.json',
    'licences.json',
    '..%2f..%2fpackage.json',
    '%2e%2e/main/main.js',
    '/etc/passwd',
    'assets/',
    'index.html%00'
  ]
  for (const path of foreign) expect([path, (await ask(path))[0]]).toEqual([path, 404])
  expect((await ask('index.html', 'POST'))[0]).toBe(404)
})
