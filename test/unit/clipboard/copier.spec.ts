import { expect, test } from 'vitest'
import { Copier } from '../../../src-main/clipboard/copier.ts'
import type { ClipboardState } from '../../../src-main/contract/clipboard.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { clock, ManualTimer, now } from '../vault/vault-on-disk.ts'

function clipboard(clearAfterMs: number | null = 30_000) {
  let text = ''
  const time = new ManualTimer()
  const told: ClipboardState[] = []
  const vault = { isLocked: false }
  const copier = new Copier({
    door: { write: async (next) => void (text = next), read: async () => text, clear: () => (text = '') },
    clock,
    timer: time.timer,
    clearAfterMs: () => clearAfterMs,
    mayHold: () => !vault.isLocked,
    onChanged: (state) => told.push(state)
  })
  return {
    copier,
    vault,
    time,
    told,
    text: () => text,
    /** What another program does. */
    copyElsewhere: (other: string) => (text = other),
    copy: (secret = 'the token') => copier.copySecret(new Secret(secret), 'p1', 'Header copied'),
    /** The time is up, and what it started has run. */
    letTimePass: async () => {
      time.run()
      await new Promise(setImmediate)
    }
  }
}

const nothing = { kind: 'nothing' } as const
const copied = { kind: 'token', profileId: 'p1', done: 'Header copied', copiedAt: now, clearsAt: now + 30_000 }

test('a secret is on the clipboard for its time, and everybody is told', async () => {
  const { copier, time, told, text, copy, letTimePass } = clipboard()
  expect(copier.state()).toEqual(nothing)
  expect(await copy()).toEqual(copied)
  expect([text(), time.delays(), copier.state()]).toEqual(['the token', [30_000], copied])
  await letTimePass()
  expect([text(), time.delays(), told]).toEqual(['', [], [copied, nothing]])
})

test('what was copied elsewhere meanwhile stays', async () => {
  const { copyElsewhere, text, told, copy, letTimePass } = clipboard()
  await copy()
  copyElsewhere('a shopping list')
  await letTimePass()
  expect(text()).toBe('a shopping list')
  expect(told.at(-1)).toEqual(nothing)
})

test('a second secret starts the time anew', async () => {
  const { time, text, copy, letTimePass } = clipboard()
  await copy('first')
  await copy('second')
  expect([text(), time.delays()]).toEqual(['second', [30_000]])
  await letTimePass()
  expect(text()).toBe('')
})

test('other text is not ours: no time runs for it', async () => {
  const { copier, time, told, text, copy } = clipboard()
  await copy()
  await copier.copyText('https://api.usergrid.com')
  expect([time.delays(), copier.state(), told.at(-1)]).toEqual([[], nothing, nothing])
  await copier.clear()
  expect(text()).toBe('https://api.usergrid.com')
})

test('clearing by hand takes it off at once, and a second time does nothing', async () => {
  const { copier, time, told, text, copy } = clipboard()
  await copy()
  await copier.clear()
  expect([text(), time.delays()]).toEqual(['', []])
  await copier.clear()
  expect(told).toEqual([copied, nothing])
})

test('without a time it stays until it is cleared, as it is on quitting', async () => {
  const { copier, time, text, copy } = clipboard(null)
  expect(await copy()).toEqual({ ...copied, clearsAt: null })
  expect([time.delays(), text()]).toEqual([[], 'the token'])
  await copier.clear()
  expect(text()).toBe('')
})

test('nothing that is announced or kept shows the secret', async () => {
  const { copier, told, copy } = clipboard()
  await copy()
  expect(JSON.stringify([told, copier])).not.toContain('the token')
})

test('what arrives after the vault was locked does not stay', async () => {
  const { vault, text, time, copy } = clipboard()
  vault.isLocked = true
  expect(await copy()).toEqual(nothing)
  expect([text(), time.delays()]).toEqual(['', []])
})
