import { expect, test } from 'vitest'
import { Locker } from '../../../src-main/desktop/locker.ts'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { openPassphraseVault, passphrase, server, value, vaultOnDisk, withSecret } from '../vault/vault-on-disk.ts'
import { SimulatedTime } from './simulated-time.ts'

/** A page that the locker asks, and all that it does besides. */
async function room(disk = vaultOnDisk()) {
  const vault = await openPassphraseVault(disk)
  value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
  const time = new SimulatedTime()
  const done: string[] = []
  const page = { answer: null as string | null }
  const locker = new Locker({
    vault,
    timer: time.timer,
    announceLeaving: () => {
      done.push(`leaving while ${vault.state().kind}`)
      if (page.answer !== null) locker.keepPlace(page.answer)
    },
    replacePage: () => done.push('page'),
    onLocked: () => done.push(`forget while ${vault.state().kind}`),
    onUnlocked: () => done.push('resume')
  })
  return { disk, vault, time, done, page, locker, unlock: async () => value(await vault.unlock(passphrase)) }
}

/** A locker of which only matters what it does after unlocking. */
function followerOf(vault: Vault) {
  const done: string[] = []
  const nothing = (): void => {}
  const locker = new Locker({
    vault,
    timer: new SimulatedTime().timer,
    announceLeaving: () => done.push('leaving'),
    replacePage: nothing,
    onLocked: nothing,
    onUnlocked: () => done.push('resume')
  })
  return { locker, done }
}

const settled = (): Promise<void> => new Promise(setImmediate)
const lockedAll = ['leaving while open', 'forget while locked', 'page']

test('asks the page where the person is before it locks, and gives the place back once', async () => {
  const { vault, time, done, page, locker, unlock } = await room()
  page.answer = '{"view":"profile a"}'
  expect(await locker.lock('person')).toBe(true)
  expect([vault.state().kind, done, time.waits()]).toEqual(['locked', lockedAll, []])
  expect(locker.takePlace()).toBeNull()
  await unlock()
  expect([locker.takePlace(), locker.takePlace()]).toEqual(['{"view":"profile a"}', null])
})

test.each([
  ['idle', 250],
  ['person', 250],
  ['screen', 250],
  ['suspend', 50]
] as const)('(%s) waits %i ms for a page that does not answer, and no longer', async (why, patienceMs) => {
  const { vault, time, done, locker } = await room()
  const locking = locker.lock(why)
  await settled()
  expect([vault.state().kind, time.waits()]).toEqual(['open', [patienceMs]])
  time.pass(patienceMs - 1)
  await settled()
  expect(vault.state().kind).toBe('open')
  time.pass(1)
  expect(await locking).toBe(true)
  expect([vault.state(), done]).toMatchObject([{ kind: 'locked', why }, lockedAll])
})

test('takes no place of a page that answers too late', async () => {
  const { time, locker, unlock } = await room()
  const locking = locker.lock('screen')
  time.pass(250)
  await locking
  locker.keepPlace('too late')
  await unlock()
  expect(locker.takePlace()).toBeNull()
})

test('takes no place that was kept for an earlier lock', async () => {
  const { time, page, locker, unlock } = await room()
  page.answer = 'the first'
  await locker.lock('person')
  await unlock()
  page.answer = null
  const locking = locker.lock('person')
  time.pass(250)
  await locking
  await unlock()
  expect(locker.takePlace()).toBeNull()
})

test('is once, however many ask at the same time', async () => {
  const { done, page, locker } = await room()
  page.answer = 'here'
  expect(await Promise.all([locker.lock('screen'), locker.lock('idle'), locker.lock('suspend')])).toEqual([true, true, true])
  expect(done).toEqual(lockedAll)
  expect(await locker.lock('person')).toBe(false)
  expect(done).toEqual(lockedAll)
})

test('does nothing with a vault that nothing could open again', async () => {
  const disk = vaultOnDisk('v10')
  const vault = await disk.start()
  await vault.open()
  vault.useSessionOnly()
  const { locker, done } = followerOf(vault)
  expect([await locker.lock('person'), vault.state().kind, done]).toEqual([false, 'session-only', []])
})

test('does what was asked for last while it was locked, once, when it is open again', async () => {
  const { disk, vault, done, page, locker, unlock } = await room()
  page.answer = 'here'
  await locker.lock('person')
  locker.whenUnlocked(() => done.push('the first request'))
  locker.whenUnlocked(() => done.push(`the last request while ${vault.state().kind}`))
  await vault.unlock('a wrong one')
  expect(done).toEqual(lockedAll)
  disk.pass(1_000)
  await unlock()
  expect(done).toEqual([...lockedAll, 'resume', 'the last request while open'])
  await locker.lock('person')
  await unlock()
  expect(done.filter((each) => each.includes('request'))).toHaveLength(1)
})

test('does at once what is asked for when it is open already', async () => {
  const { done, locker } = await room()
  locker.whenUnlocked(() => done.push('the request'))
  expect(done).toEqual(['the request'])
})

test('follows a vault that is locked when the app starts', async () => {
  const first = await room()
  await first.vault.close()
  const vault = await first.disk.start()
  const { locker, done } = followerOf(vault)
  await vault.open()
  locker.whenUnlocked(() => done.push('the request'))
  expect(done).toEqual([])
  value(await vault.unlock(passphrase))
  expect(done).toEqual(['resume', 'the request'])
})

test('drops what was asked for when the vault turns out to be of no use', async () => {
  const first = await room()
  await first.vault.close()
  // Of a newer version whose marks this one cannot read.
  first.disk.put(
    'vault.json',
    first.disk
      .text('vault.json')
      .replace('"format":2', '"format":3')
      .replace(/"manifest":"..../, '"manifest":"AAAA')
  )
  const vault = await first.disk.start()
  const { locker, done } = followerOf(vault)
  await vault.open()
  locker.whenUnlocked(() => done.push('the request'))
  expect(value(await vault.unlock(passphrase)).kind).toBe('closed')
  expect(done).toEqual([])
})
