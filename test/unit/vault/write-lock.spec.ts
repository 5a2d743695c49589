import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { fail } from '../../../src-main/model/result.ts'
import { lockOf, lockState, whileAlone } from '../../../src-main/vault/write-lock.ts'
import { server, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

function folder() {
  const path = mkdtempSync(join(tmpdir(), 'lock-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

it('one works after the other, and the lock is gone afterwards, whatever came of the work', async () => {
  const file = join(folder(), 'file')
  const done: string[] = []
  const work = (name: string) =>
    whileAlone(file, async () => {
      done.push(`${name} begins`)
      expect(lockState(lockOf(file))).toBe('held')
      await new Promise(setImmediate)
      done.push(`${name} ends`)
      if (name === 'b') throw new Error('no')
      return name
    })
  expect(await Promise.allSettled([work('a'), work('b'), work('c')])).toMatchObject([{ value: 'a' }, { reason: {} }, { value: 'c' }])
  for (let i = 0; i < done.length; i += 2) expect(done[i]?.charAt(0)).toBe(done[i + 1]?.charAt(0))
  expect([done.length, lockState(lockOf(file))]).toEqual([6, 'free'])
})

it('what a killed process has left holds up nobody', async () => {
  const file = join(folder(), 'file')
  await whileAlone(file, async () => {
    const ours = readFileSync(lockOf(file), 'utf8')
    // No process has a number that large.
    writeFileSync(`${file}.lock`, ours.replace(/^\d+/, '99999999'))
    expect(lockState(lockOf(file))).toBe('left')
  })
  expect(await whileAlone(file, async () => 'done')).toBe('done')
})

it('a link and what it leads to are one file', async () => {
  const [one, other] = [folder(), folder()]
  writeFileSync(join(other, 'real'), '')
  symlinkSync(join(other, 'real'), join(one, 'link'))
  await whileAlone(join(one, 'link'), async () =>
    expect([readdirSync(one), readdirSync(other).sort()]).toEqual([['link'], ['real', 'real.lock']])
  )
})

it('what is no lock fails a save, and does not hold it up for ever', async () => {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  mkdirSync(disk.path('vault.json.lock'))
  expect(await vault.save({ putProfiles: [withSecret('b')] })).toEqual(fail({ code: 'not-saved', detail: 'The system says: EISDIR.' }))
  rmSync(disk.path('vault.json.lock'), { recursive: true })
  value(await vault.save({ putProfiles: [withSecret('b')] }))
})
