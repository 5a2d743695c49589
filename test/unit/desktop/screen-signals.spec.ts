import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { sessionRules, systemRules, toScreenChange } from '../../../src-main/desktop/screen-signals.ts'

const own = '/org/freedesktop/login1/session/_32'
const signal = (name: string, body: readonly unknown[], path = '/') => {
  const split = name.lastIndexOf('.')
  return { path, interface: name.slice(0, split), member: name.slice(split + 1), body }
}

describe('a screen saver', () => {
  const names = ['freedesktop', 'gnome', 'cinnamon', 'mate', 'xfce'].map((desktop) => `org.${desktop}.ScreenSaver`)

  it.each(names)('%s is listened to, and to nobody else in its name', (name) => {
    expect(sessionRules).toContainEqual({ sender: name, interface: name, member: 'ActiveChanged' })
    expect(toScreenChange(signal(`${name}.ActiveChanged`, [true]), own)).toBe('locked')
  })

  it.each([[[false]], [[]], [[1]], [['true']], [[{ value: true }]]])('means nothing with %j', (body) =>
    expect(toScreenChange(signal('org.gnome.ScreenSaver.ActiveChanged', body), own)).toBe(null)
  )
})

describe('the login manager', () => {
  const lock = (path: string) => signal('org.freedesktop.login1.Session.Lock', [], path)
  const sleep = (...body: readonly unknown[]) => signal('org.freedesktop.login1.Manager.PrepareForSleep', body)

  it('is asked for both of its signals', () =>
    expect(systemRules.map(({ sender, interface: from, member }) => [sender, from, member])).toEqual([
      ['org.freedesktop.login1', 'org.freedesktop.login1.Session', 'Lock'],
      ['org.freedesktop.login1', 'org.freedesktop.login1.Manager', 'PrepareForSleep']
    ]))

  it('locks our own session, and any while it is unknown which one that is', () => {
    expect(toScreenChange(lock(own), own)).toBe('locked')
    expect(toScreenChange(lock('/org/freedesktop/login1/session/c1'), own)).toBe(null)
    expect(toScreenChange(lock('/org/freedesktop/login1/session/c1'), null)).toBe('locked')
  })

  it('tells of sleep and of waking', () => {
    expect(toScreenChange(sleep(true), own)).toBe('suspended')
    expect(toScreenChange(sleep(false), own)).toBe('resumed')
    expect(toScreenChange(sleep(), own)).toBe(null)
    expect(toScreenChange(sleep(1), own)).toBe(null)
  })
})

test('anything else means nothing, and nothing throws', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), fc.array(fc.anything()), (path, from, member, body) => {
      expect(toScreenChange({ path, interface: from, member, body }, own)).toBe(null)
    })
  )
})
