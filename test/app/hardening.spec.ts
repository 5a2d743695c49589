import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DesktopSession } from '../support/desktop-session.ts'
import { expect, test } from '../support/mintmark.ts'
import { isRoot } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

// Without Playwright, which comes in by what is shut here.
const project = join(import.meta.dirname, '../..')

function startHardened(desktop: DesktopSession, args: readonly string[], more: Readonly<Record<string, string>> = {}) {
  const userData = join(desktop.home, 'mintmark')
  const electron = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? '', 'electron')
  const child = spawn(electron, [project, `--user-data-dir=${userData}`, ...args], {
    env: { ...desktop.env, MINTMARK_AS_PACKAGED: '1', ...more },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 60_000
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  return { child, userData, said: () => said, ended: once(child, 'exit') as Promise<[number | null, string | null]> }
}

const dumpFilterOf = (id: string): Promise<string> => readFile(`/proc/${id}/coredump_filter`, 'utf8').then((text) => text.trim())

/** What is dumped of the window's page: a process makes way for another while it starts. */
async function dumpFilterOfPage(userData: string): Promise<string | null> {
  for (const id of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')
    if (command.includes('--type=renderer') && command.includes(userData)) return dumpFilterOf(id).catch(() => null)
  }
  return null
}

test('what Chromium has obeyed already keeps it from starting, in plain words', async ({ desktop }) => {
  for (const name of ['no-sandbox', 'js-flags=--expose-gc', 'inspect=0']) {
    const { userData, said, ended } = startHardened(desktop, [`--${name}`])
    expect((await ended)[0], name).toBe(1)
    expect(said()).toContain(name === 'inspect=0' ? 'does not start with a debugger' : `does not start with --${name.split('=')[0]}`)
    expect(existsSync(join(userData, 'logs'))).toBe(false)
  }
})

test('other dangerous switches do nothing, and its memory is kept from core dumps', async ({ desktop }) => {
  test.skip(isRoot, 'root has no sandbox to start with')
  const keyLog = (name: string): string => join(desktop.home, name)
  const switches = ['--remote-debugging-port=0', `--ssl-key-log-file=${keyLog('by-switch')}`]
  const { child, userData, said, ended } = startHardened(desktop, switches, { SSLKEYLOGFILE: keyLog('by-variable') })
  try {
    await waitUntil('vault', () => (existsSync(join(userData, 'vault.json')) ? true : null), 30_000)
    expect(said()).toContain('Mintmark ignores --remote-debugging-port.')
    expect(said()).not.toContain('DevTools listening')
    expect(existsSync(join(userData, 'DevToolsActivePort'))).toBe(false)
    expect([keyLog('by-switch'), keyLog('by-variable')].filter(existsSync)).toEqual([])
    expect(await dumpFilterOf(String(child.pid))).toBe('00000000')
    await expect.poll(() => dumpFilterOfPage(userData)).toBe('00000000')
  } finally {
    child.kill()
    await ended
  }
})
