import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { retryAt } from '../../../src-main/vault/unlock-delay.ts'
import { now, openPassphraseVault, passphrase, value, vaultOnDisk, withSecret, server } from './vault-on-disk.ts'

const secondMs = 1_000
const hourMs = 3_600_000

describe('how long to wait', () => {
  it.each([
    [0, null],
    [1, 1],
    [2, 2],
    [3, 4],
    [4, 8],
    [5, 16],
    [6, 30],
    [7, 30],
    [1_000, 30],
    [1e308, 30],
    [-1, null]
  ])('after %d wrong ones: %s s', (count, seconds) => {
    expect(retryAt({ count, lastAt: now }, now)).toBe(seconds === null ? null : now + seconds * secondMs)
    expect(retryAt({ count, lastAt: now }, now + 30 * secondMs)).toBeNull()
  })
})

/** A vault that only a passphrase opens, locked, in a folder that can be started from again. */
async function lockedVault() {
  const disk = vaultOnDisk()
  const vault = await openPassphraseVault(disk)
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  vault.lock('person')
  return { disk, vault }
}

const wrong = (retry: number) => ({ ok: false, error: { code: 'wrong-passphrase', retryAt: retry } })
const tooSoon = (retry: number) => ({ ok: false, error: { code: 'passphrase-too-soon', retryAt: retry } })

describe('a locked vault', () => {
  it('makes whoever is wrong wait twice as long each time, up to 30 s', async () => {
    const { disk, vault } = await lockedVault()
    let time = now
    for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
      expect(await vault.unlock('wrong horse')).toEqual(wrong(time + seconds * secondMs))
      expect(vault.state().retryAt).toBe(time + seconds * secondMs)
      disk.pass(seconds * secondMs - 1)
      // Not even the right one is tried.
      expect(await vault.unlock(passphrase)).toEqual(tooSoon(time + seconds * secondMs))
      disk.pass(1)
      time += seconds * secondMs
      expect(vault.state().retryAt).toBeNull()
    }
    expect(value(await vault.unlock(passphrase))).toMatchObject({ kind: 'open', by: 'passphrase', retryAt: null })
  })

  it('remembers it over a restart, in a file that is closed to others and says nothing of what was typed', async () => {
    const { disk, vault } = await lockedVault()
    await vault.unlock('wrong horse')
    disk.pass(1 * secondMs)
    await vault.unlock('wrong horse')
    await vault.close()
    expect(disk.json('unlock.json')).toEqual({ count: 2, lastAt: now + secondMs })
    expect(statSync(disk.path('unlock.json')).mode & 0o777).toBe(0o600)

    const again = await disk.start()
    await again.open()
    expect(again.state()).toMatchObject({ kind: 'locked', retryAt: now + 3 * secondMs })
    expect(await again.unlock(passphrase)).toEqual(tooSoon(now + 3 * secondMs))
    disk.pass(2 * secondMs)
    expect(await again.unlock('wrong horse')).toEqual(wrong(now + 7 * secondMs))
    disk.pass(4 * secondMs)
    value(await again.unlock(passphrase))
    expect(disk.files()).not.toContain('unlock.json')
    await again.close()
    expect((await disk.start()).state().retryAt).toBeNull()
  })

  it('does not wait for a clock that was set back to catch up', async () => {
    const { disk, vault } = await lockedVault()
    await vault.unlock('wrong horse')
    disk.pass(-hourMs)
    expect(vault.state().retryAt).toBe(now - hourMs + secondMs)
    disk.pass(secondMs)
    expect(value(await vault.unlock(passphrase)).kind).toBe('open')
  })

  it('does so after a restart as well', async () => {
    const { disk, vault } = await lockedVault()
    await vault.unlock('wrong horse')
    await vault.close()
    disk.pass(-24 * hourMs)
    const again = await disk.start()
    await again.open()
    expect(again.state().retryAt).toBe(now - 24 * hourMs + secondMs)
    disk.pass(secondMs)
    expect(value(await again.unlock(passphrase)).kind).toBe('open')
  })

  it('takes a clock that was set forward for time that has passed', async () => {
    const { disk, vault } = await lockedVault()
    await vault.unlock('wrong horse')
    disk.pass(hourMs)
    expect(vault.state().retryAt).toBeNull()
    expect(await vault.unlock('wrong horse')).toEqual(wrong(now + hourMs + 2 * secondMs))
  })

  it('tries one of many that are typed at the same time', async () => {
    const { vault } = await lockedVault()
    const typed = ['wrong 1', 'wrong 2', passphrase, 'wrong 3']
    expect(await Promise.all(typed.map((each) => vault.unlock(each)))).toEqual([
      wrong(now + secondMs),
      ...Array<unknown>(3).fill(tooSoon(now + secondMs))
    ])
  })

  it('opens with the first of many that is right, and the others change nothing', async () => {
    const { vault } = await lockedVault()
    const states = await Promise.all([passphrase, 'wrong', passphrase].map((each) => vault.unlock(each)))
    expect(states.map((state) => value(state).kind)).toEqual(['open', 'open', 'open'])
    expect(vault.state().retryAt).toBeNull()
  })

  it.each(['', '{', '[]', 'null', '{"count":"1","lastAt":0}', '{"count":3}', `{"count":9,"lastAt":${-1e300}}`])(
    'opens at once with an unlock.json that is %j',
    async (content) => {
      const { disk, vault } = await lockedVault()
      await vault.close()
      disk.put('unlock.json', content)
      const again = await disk.start()
      await again.open()
      expect(value(await again.unlock(passphrase)).kind).toBe('open')
    }
  )

  it('makes nobody wait longer than 30 s, whatever unlock.json says', async () => {
    const { disk, vault } = await lockedVault()
    await vault.close()
    disk.put('unlock.json', '{"count":1e308,"lastAt":1e300}')
    const again = await disk.start()
    await again.open()
    expect(again.state().retryAt).toBe(now + 30 * secondMs)
    disk.pass(30 * secondMs)
    expect(value(await again.unlock(passphrase)).kind).toBe('open')
  })
})
