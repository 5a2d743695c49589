import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it, test } from 'vitest'

/** Electron's own list (docs/tutorial/security) and what electronegativity looks for, held against the sources; house.spec.ts has more doors. */
const root = join(import.meta.dirname, '../..')
const textOf = new Map(
  ['src-main', 'src-renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|svelte|html)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const code = readFileSync(path, 'utf8').replaceAll(/\/\*.*?\*\/|<!--.*?-->|(?<![:'"`])\/\/.*?$/gms, '')
        return [relative(root, path), code] as const
      })
  )
)
const sourceOf = (path: string): string => textOf.get(path) ?? ''
const using = (pattern: RegExp): readonly string[] => Array.from(textOf.keys()).filter((path) => pattern.test(sourceOf(path)))

const mainWindow = 'src-main/desktop/main-window.ts'
const quickPickWindow = 'src-main/desktop/quick-pick-window.ts'

describe('web contents', () => {
  it('are made in two places, with the preferences of one', () => {
    expect(using(/new (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\b/)).toEqual([mainWindow, quickPickWindow])
    expect(using(/webPreferences: WebPreferences = /)).toEqual([mainWindow])
    expect(sourceOf(mainWindow)).toMatch(/new BrowserWindow\(\{[^]*?\n {4}webPreferences\n {2}\}\)/)
    expect(sourceOf(quickPickWindow)).toMatch(/new BrowserWindow\(\{[^]*?\n {6}webPreferences: this\.#parts\.webPreferences\n {4}\}\)/)
  })

  it.each([
    'session: own',
    'sandbox: true',
    'contextIsolation: true',
    'nodeIntegration: false',
    'nodeIntegrationInWorker: false',
    'nodeIntegrationInSubFrames: false',
    'webviewTag: false',
    'navigateOnDragDrop: false',
    'spellcheck: false',
    "disableBlinkFeatures: 'Auxclick'",
    'devTools: !isHardened'
  ])('have %s', (preference) => {
    const preferences = /webPreferences: WebPreferences = \{(.*?)\n {2}\}/s.exec(sourceOf(mainWindow))?.[1] ?? ''
    expect(preferences.split('\n').map((line) => line.trim().replace(/,$/, ''))).toContain(preference)
  })

  it('show pages of the build and nothing else', () => {
    const loads = Array.from(textOf.values()).flatMap((code) => code.match(/\bload(URL|File)\([^)]*/g) ?? [])
    expect(loads.length).toBeGreaterThan(0)
    expect(loads.filter((load) => !load.startsWith('loadURL(pageUrl('))).toEqual([])
    expect(using(/(src|href)\s*=\s*["'{`]+\s*(https?:)?\/\//)).toEqual([])
  })

  it('navigate nowhere, open nothing and get no permission', () => {
    const code = sourceOf('src-main/desktop/web-security.ts')
    for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])
      expect(code).toContain(`contents.on('${event}', (event) => event.preventDefault())`)
    for (const call of [
      "contents.setWindowOpenHandler(() => ({ action: 'deny' }))",
      'session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))',
      'session.setPermissionCheckHandler(() => false)',
      'session.setDevicePermissionHandler(() => false)',
      'session.setDisplayMediaRequestHandler((_request, answer) => answer({}))'
    ])
      expect(code).toContain(call)
    expect(sourceOf(mainWindow)).toContain('confineSession(own)')
    for (const call of ['harden()', 'app.enableSandbox()', 'confineWebContents()']) expect(sourceOf('src-main/main.ts')).toContain(call)
    expect(sourceOf('src-main/start.ts')).toContain('sealDefaultSession()')
  })

  it('have a policy that allows their own files alone', () => {
    const policy = /const contentSecurityPolicy = \[(.*?)\]/s.exec(sourceOf('src-main/desktop/page-protocol.ts'))?.[1] ?? ''
    const directives = Array.from(policy.matchAll(/(["'])(.*?)\1,?\n/g), ([, , directive]) => directive ?? '')
    expect(directives).toContain("default-src 'none'")
    expect(directives).toContain("require-trusted-types-for 'script'")
    const allowed = /^([a-z]+-)+(src|ancestors|uri|action) '(none|self)'( data:)?$|^(require-)?trusted-types(-for)? \S+$/
    expect(directives.filter((directive) => !allowed.test(directive))).toEqual([])
    expect(directives.filter((directive) => directive.includes('data:'))).toEqual(["img-src 'self' data:"])
  })
})

test('the network has its rules where its sessions are made', () => {
  expect(using(/\.fromPartition\(/)).toEqual([mainWindow, 'src-main/tokens/network-session.ts'])
  expect(sourceOf('src-main/tokens/network-session.ts')).toContain("own.setSSLConfig({ minVersion: 'tls1.2' })")
  expect(using(/\bsetCertificateVerifyProc\(/)).toEqual(['src-main/tokens/network-session.ts'])
})

describe('nobody uses', () => {
  it.each([
    ['a certificate that is not trusted', /'certificate-error'|rejectUnauthorized|NODE_TLS_REJECT/],
    ['a crash reporter', /\bcrashReporter\b/],
    ['pictures of the screen', /\bdesktopCapturer\b|capturePage/],
    ['styles and scripts from outside', /\binsertCSS\b|\binsertText\b|registerPreloadScript|setPreloads/],
    ['a page without its fences', /\bwebSecurity\b|allowRunningInsecureContent|experimentalFeatures|bypassCSP|allowServiceWorkers/],
    ['developer tools', /\bopenDevTools\b|\bdebugger\.attach\b/],
    ['a protocol of others', /\binterceptProtocol|registerFileProtocol|setAsDefaultProtocolClient/],
    ['an updater that installs', /\bautoUpdater\b|electron-updater/]
  ])('%s', (_, pattern) => expect(using(pattern)).toEqual([]))
})

it.each([
  ['programs outside', /from 'node:child_process'/, ['src-main/desktop/global-keys.ts']],
  ['the file manager', /import \{[^}]*\bshell\b[^}]*\} from 'electron'/, ['src-main/desktop/logs-folder.ts']],
  ['switches for Chromium', /\bappendSwitch\(/, ['src-main/main.ts']],
  ['the session that nobody uses', /\bdefaultSession\b/, ['src-main/desktop/web-security.ts']]
])('%s: one door', (_, pattern, doors) => expect(using(pattern)).toEqual(doors))
