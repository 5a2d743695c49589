import { expect, it } from 'vitest'
import { ok } from '../../../src-main/model/result.ts'
import { server } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'
import { lockedVault, openVault } from './vault-states.ts'

/** What a page says of its place when it has to go. */
async function leave(arrange: (window: Awaited<ReturnType<typeof runningWindow>>) => void): Promise<string> {
  const window = await runningWindow()
  arrange(window)
  window.announce('desktop', 'leaving', undefined)
  const [text] = window.inputsOf('desktop.keepPlace')
  window.stop()
  return String(text)
}

/** The fresh page that came after locking, once it is unlocked with that place. */
async function comeBack(place: unknown) {
  const window = await runningWindow(lockedVault)
  window.answer('desktop.takePlace', () => ok(place))
  window.announce('vault', 'changed', openVault)
  const wasReturning = window.app.place.isReturning
  await window.settled()
  return { ...window, wasReturning }
}

it('the place is told at once, with what is being typed', async () => {
  const text = await leave(({ app }) => {
    app.select('b')
    app.editing.edit('c')
    Object.assign(app.editing.form ?? {}, { secret: 'hunter2' })
  })
  expect(JSON.parse(text)).toMatchObject({ selectedId: 'b', editing: { id: 'c', typed: { secret: 'hunter2', organization: 'acme' } } })
})

it('after unlocking everything is as it was', async () => {
  const text = await leave(({ app }) => {
    app.select('b')
    app.list.filter = { kind: 'server', serverId: server.id }
    app.list.search = 'profile'
    app.list.toggleFolder(server.id)
    app.list.scrollTop = 40
    app.detail.tab = 'request'
    app.preferences.open()
    app.editing.edit('c')
    Object.assign(app.editing.form ?? {}, { secret: 'hunter2', notes: 'half a note' })
  })
  const { app, wasReturning } = await comeBack(text)
  expect([wasReturning, app.place.isReturning]).toEqual([true, false])
  expect([app.list.selectedId, app.detail.profileId, app.detail.tab, app.preferences.isOpen]).toEqual(['b', 'b', 'request', true])
  expect([app.list.filter, app.list.search, app.list.scrollTop]).toEqual([{ kind: 'server', serverId: server.id }, 'profile', 40])
  expect([...app.list.closedFolders]).toEqual([server.id])
  expect(app.editing.form).toMatchObject({ id: 'c', secret: 'hunter2', notes: 'half a note' })
  expect(app.editing.form?.isChanged()).toBe(true)
})

it('a new profile goes on where it was', async () => {
  const text = await leave(({ app }) => {
    app.editing.create(null)
    app.editing.form?.typeServer('https://api.example.com/acme/shop/token')
  })
  const { app } = await comeBack(text)
  expect(app.editing.form).toMatchObject({ id: null, serverUrl: 'https://api.example.com', application: 'shop' })
})

it.each([null, 'no place at all', undefined])('without a place the window starts anew: %j', async (place) => {
  const { app } = await comeBack(place)
  expect([app.list.selectedId, app.editing.form, app.place.isReturning]).toEqual(['a', null, false])
})

it('profiles that are gone are not come back to', async () => {
  const text = await leave(({ app }) => {
    app.select('b')
    app.editing.edit('c')
  })
  const gone = text.replaceAll('"b"', '"x"').replaceAll('"c"', '"y"')
  const { app } = await comeBack(gone)
  expect([app.list.selectedId, app.editing.form]).toEqual(['a', null])
})

it('a page that finds the vault open asks for its place as well, after the profiles have come', async () => {
  const window = await runningWindow()
  window.announce('vault', 'changed', lockedVault)
  window.answer('desktop.takePlace', () => ok(null))
  window.announce('vault', 'changed', openVault)
  window.announce('vault', 'changed', openVault)
  await window.settled()
  expect(window.inputsOf('desktop.takePlace')).toHaveLength(1)
})

it('a new server goes on where it was', async () => {
  const text = await leave(({ app }) => {
    app.servers.create()
    app.servers.form?.typeAddress('https://api.example.com/acme/shop/token')
  })
  const { app } = await comeBack(text)
  expect(app.servers.form).toMatchObject({ server: null, address: 'https://api.example.com', environment: 'production' })
  expect(app.servers.form?.isChanged()).toBe(true)
})

it('the settings of a server go on where they were', async () => {
  const text = await leave(({ app }) => {
    app.servers.edit(server)
    Object.assign(app.servers.form ?? {}, { name: 'Head off', timeout: '4', proxyKind: 'url', proxyUrl: 'http://pro' })
  })
  const { app } = await comeBack(text)
  expect(app.servers.form).toMatchObject({ server, name: 'Head off', timeout: '4', proxyKind: 'url', proxyUrl: 'http://pro' })
  expect(app.servers.form?.isChanged()).toBe(true)
  const { app: other } = await comeBack(text.replaceAll(`"${server.id}"`, '"gone"'))
  expect(other.servers.form).toBeNull()
})
