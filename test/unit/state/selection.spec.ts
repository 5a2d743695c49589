import { describe, expect, it } from 'vitest'
import { profile, server } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'

const plain = { toggles: false, extends: false }
const withCtrl = { toggles: true, extends: false }
const withShift = { toggles: false, extends: true }

describe('several profiles', () => {
  it('begin with the one at the cursor, and are in the order of the list', async () => {
    const { selection, list } = (await runningWindow()).app
    expect([selection.isOn, selection.has('a'), selection.chosen]).toEqual([false, false, []])
    selection.click('c', withCtrl)
    expect([selection.isOn, selection.chosen, list.selectedId]).toEqual([true, ['a', 'c'], 'c'])
    selection.click('b', plain)
    expect(selection.chosen).toEqual(['a', 'b', 'c'])
    selection.click('a', plain)
    expect([selection.chosen, list.selectedId]).toEqual([['b', 'c'], 'a'])
  })

  it('a plain click on one row chooses nothing more', async () => {
    const { selection, list } = (await runningWindow()).app
    selection.click('b', plain)
    expect([selection.isOn, list.selectedId]).toEqual([false, 'b'])
  })

  it('end with the last that is taken out', async () => {
    const { selection } = (await runningWindow()).app
    selection.toggle('a')
    expect(selection.chosen).toEqual(['a'])
    selection.toggle('a')
    expect(selection.isOn).toBe(false)
  })

  it('are chosen on the way, and the arrows alone only move', async () => {
    const { selection, list } = (await runningWindow()).app
    selection.move(1, { extending: true })
    selection.move(1, { extending: true })
    selection.move(-1, { extending: true })
    expect([selection.chosen, list.selectedId]).toEqual([['a', 'b'], 'b'])
    selection.move(1, { extending: false })
    expect([selection.chosen, list.selectedId]).toEqual([['a', 'b'], 'c'])
    selection.end()
    selection.click('a', withShift)
    expect(selection.chosen).toEqual(['a', 'b', 'c'])
  })

  it('are all that are shown, and only those count', async () => {
    const { app } = await runningWindow()
    const { selection, list } = app
    list.search = 'profile'
    selection.all()
    expect(selection.chosen).toEqual(['a', 'b', 'c'])
    list.search = 'profile b'
    expect(selection.chosen).toEqual(['b'])
    list.search = 'nothing like it'
    expect(selection.isOn).toBe(false)
    // Nobody saw the cursor, nor what was chosen before: neither is taken along.
    list.search = ''
    selection.end()
    selection.click('c', withCtrl)
    list.search = 'profile b'
    selection.toggle('b')
    list.search = ''
    expect(selection.chosen).toEqual(['b'])
  })

  it('know whether all are pinned', async () => {
    const { app, announce } = await runningWindow()
    app.selection.all()
    expect(app.selection.areAllPinned).toBe(false)
    announce('profiles', 'changed', { servers: [server], put: ['a', 'b'].map((id) => profile(id, { pinned: true })), removed: ['c'] })
    expect(app.selection.areAllPinned).toBe(true)
  })
})
