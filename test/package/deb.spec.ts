import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { identity } from '../../src-main/model/identity.mjs'
import { startCleanRoot, type CleanRoot, type Ended } from '../support/clean-root.ts'
import { startDesktopSession, type DesktopSession } from '../support/desktop-session.ts'
import { startTrayHost, type TrayHost } from '../support/tray-host.ts'
import { startVirtualDisplay, type VirtualDisplay } from '../support/virtual-display.ts'
import { createXClipboard } from '../support/x-clipboard.ts'
import { clickInWindow, installed, isListening, person, readProcesses } from './packed-app.ts'

// One story from installing to removing, on a system that has nothing but what the package asks for. Each test goes on where the last one ended.
test.describe.configure({ mode: 'serial' })

const run = promisify(execFile)
const bearer = /^Authorization: Bearer YWMt[\w-]{59}$/
const desktopEntry = `/usr/share/applications/${identity.desktopId}.desktop`
/** "Try the demo server", in a window that is as large as at the first start. */
const demoCard = { x: 706, y: 444 }
const clickAgainMs = 2_000
const stranger = { uid: 4_711, gid: 4_711 }
const aptSettings = [
  'Binary::apt-get::APT::Keep-Downloaded-Packages=true',
  'Dpkg::Options::=--force-unsafe-io',
  // A mirror that stands still will do here.
  'Acquire::Check-Valid-Until=false',
  'Acquire::Check-Date=false'
]

let display: VirtualDisplay
let desktop: DesktopSession
let tray: TrayHost
let clean: CleanRoot
let vault: string
const [older = '', newer = ''] = (process.env['MINTMARK_DEBS'] ?? '').split(':')

test.beforeAll(async () => {
  display = await startVirtualDisplay()
  desktop = await startDesktopSession(display.name, 'unlocked', person)
  tray = await startTrayHost(desktop.busAddress)
  clean = await startCleanRoot(process.env['MINTMARK_CLEAN_ROOT'] ?? '', process.env['MINTMARK_APT_ARCHIVES'] ?? '')
  vault = join(desktop.env['XDG_CONFIG_HOME'] ?? '', identity.userDataFolder, 'vault.json')
})

test.afterAll(async () => {
  tray.stop()
  await clean.stop()
  await desktop.stop()
  await display.stop()
})

const apt = (...args: readonly string[]): Promise<Ended> =>
  clean.run(['apt-get', '-q', '-y', '--no-install-recommends', ...aptSettings.flatMap((each) => ['-o', each]), ...args], {
    env: { DEBIAN_FRONTEND: 'noninteractive' }
  })
const asPerson = (...command: readonly string[]): Promise<Ended> => clean.run(command, { env: desktop.env, user: person })
const passed = (output = expect.any(String) as unknown): unknown => ({ code: 0, output })

/** As a click on its icon does: GLib reads the entry. */
async function startFromDesktopEntry(): Promise<void> {
  // Mintmark would hold on to the output for as long as it runs.
  expect(await asPerson('sh', '-c', `gio launch ${desktopEntry} >/dev/null 2>&1`)).toEqual(passed())
  await tray.waitForMenu(({ children }) => children.some(({ label }) => label === 'Show Mintmark'))
}

async function quit(): Promise<void> {
  await tray.click(['Quit'])
  await expect.poll(readProcesses).toEqual([])
}

const waitForRow = (name: RegExp, timeoutMs?: number) =>
  tray.waitForMenu(({ children }) => children.some(({ label }) => name.test(label)), timeoutMs)

test('installs with apt, and everything it is linked with comes along', async () => {
  expect(await apt('update')).toEqual(passed())
  expect(await apt('install', older)).toEqual(passed())
  const files = (await readdir(join(clean.folder, installed))).map((name) => `${installed}/${name}`)
  const programs = files.filter((path) => /(\.so(\.\d+)?|mintmark|chrome[-_](sandbox|crashpad_handler))$/.test(path))
  expect(programs.length).toBeGreaterThan(6)
  const linked = await clean.run(['ldd', ...programs])
  expect(linked.output).not.toContain('not found')
  expect(
    await clean.run([
      'find',
      installed,
      '/usr/share/man/man1/mintmark.1.gz',
      '(',
      '!',
      '-user',
      'root',
      '-o',
      '-perm',
      '/022',
      ')',
      '-not',
      '-type',
      'l'
    ])
  ).toEqual(passed(''))
  expect(await clean.run(['stat', '-c', '%A %U', `${installed}/chrome-sandbox`])).toEqual(passed('-rwsr-xr-x root\n'))
  await run('desktop-file-validate', [join(clean.folder, desktopEntry)])
  await run('appstreamcli', ['validate', '--no-net', join(clean.folder, `/usr/share/metainfo/${identity.desktopId}.metainfo.xml`)])
  // What starts it as a desktop does, from here on.
  expect(await apt('install', 'libglib2.0-bin')).toEqual(passed())
})

test('started from its desktop entry it runs in the sandbox, for one ordinary user', async () => {
  await startFromDesktopEntry()
  const processes = await readProcesses()
  const main = processes.find(({ command }) => !command.includes('--type='))
  const pages = processes.filter(({ command }) => command.includes('--type=renderer'))
  expect(pages.length).toBeGreaterThan(0)
  for (const { status, userNamespace } of pages) {
    expect(status).toMatch(/^NoNewPrivs:\s1$/m)
    expect(status).toMatch(/^Seccomp:\s2$/m)
    expect(userNamespace).not.toBe(main?.userNamespace)
  }
  // From outside nothing tells when the page is painted: a person clicks again, too.
  await expect(async () => {
    await clickInWindow(desktop.env, demoCard)
    await waitForRow(/^Storefront tester .* no token$/, clickAgainMs)
  }).toPass({ timeout: 20_000 })
})

test('mints and copies through the tray', async () => {
  await tray.click([/^Storefront tester/, 'Refresh'])
  await waitForRow(/^Storefront tester .* [67]d/)
  await tray.click([/^Storefront tester/, 'Copy header'])
  await expect.poll(() => createXClipboard(desktop.env).text()).toMatch(bearer)
})

test('nobody else reads its folder', async () => {
  const folder = join(vault, '..')
  await run('chmod', ['755', desktop.home, join(folder, '..')])
  for (const path of [folder, vault]) expect((await stat(path)).mode & 0o077).toBe(0)
  expect(await clean.run(['ls', folder], { user: stranger })).toMatchObject({
    code: 2,
    output: expect.stringContaining('Permission denied')
  })
  expect(await clean.run(['cat', vault], { user: stranger })).toMatchObject({
    code: 1,
    output: expect.stringContaining('Permission denied')
  })
})

test('is upgraded with what it keeps', async () => {
  await quit()
  const before = await readFile(vault, 'utf8')
  expect(await apt('install', newer)).toEqual(passed())
  expect(await readFile(vault, 'utf8')).toBe(before)
  await startFromDesktopEntry()
  await waitForRow(/^Storefront tester .* [67]d/)
  await tray.click([/^Storefront backend/, 'Refresh'])
  await waitForRow(/^Storefront backend .* [67]d/)
})

test('cannot be used as Node, nor debugged', async () => {
  const marker = join(desktop.home, 'run', 'marker')
  const preload = join(desktop.home, 'run', 'preload.cjs')
  const code = `require('fs').writeFileSync('${marker}', '')`
  expect(await asPerson('sh', '-c', `echo "${code}" > ${preload}`)).toEqual(passed())
  // On the data of the one that runs a second start ends at once.
  const asNode = await clean.run(['mintmark', '-e', code], { env: { ...desktop.env, ELECTRON_RUN_AS_NODE: '1' }, user: person })
  expect(asNode.code).toBe(0)

  const ports = { inspect: 19_229, 'remote-debugging-port': 19_222 }
  const switches = Object.entries(ports).map(([name, port]) => `--${name}=${port}`)
  const env = { ...desktop.env, NODE_OPTIONS: `--require ${preload}` }
  const started = clean.run(['mintmark', `--user-data-dir=${join(desktop.home, 'other')}`, ...switches], { env, user: person })
  await expect.poll(async () => (await tray.items()).length).toBe(2)
  await waitForRow(/^Show Mintmark$/)
  expect(await Promise.all(Object.values(ports).map(isListening))).toEqual([false, false])
  await tray.click(['Quit'])
  expect((await started).code).toBe(0)
  expect(await clean.run(['test', '-e', marker])).toMatchObject({ code: 1 })
  await quit()
})

test('is removed, and what a person has stays', async () => {
  const before = await readFile(vault, 'utf8')
  expect(await apt('purge', identity.packageName)).toEqual(passed())
  expect(await clean.run(['find', '/usr', '-name', '*mintmark*'])).toEqual(passed(''))
  expect(await readFile(vault, 'utf8')).toBe(before)
})
