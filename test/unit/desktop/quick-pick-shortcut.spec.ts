import { describe, expect, it } from 'vitest'
import { QuickPickShortcut } from '../../../src-main/desktop/quick-pick-shortcut.ts'
import { defaultSettings, type Settings } from '../../../src-main/model/settings.ts'

/** A desktop where other programs have some keys. */
async function desktop({
  saved = null,
  others = [],
  isPossible = true
}: {
  saved?: string | null
  others?: string[]
  isPossible?: boolean
}) {
  let settings: Settings = { ...defaultSettings, quickPickShortcut: saved }
  const heard = new Set<string>()
  const shortcut = new QuickPickShortcut({
    door: {
      register: (keys) => !others.includes(keys) && heard.add(keys).has(keys),
      isRegistered: (keys) => heard.has(keys),
      unregister: (keys) => void heard.delete(keys)
    },
    settings: { get: () => settings, set: (change) => (settings = { ...settings, ...change }) },
    // A desktop takes its time.
    isPossible: () => new Promise((resolve) => setTimeout(() => resolve(isPossible), 5)),
    run: () => {}
  })
  void shortcut.start()
  return { shortcut, heard: (): readonly string[] => [...heard], saved: (): string | null => settings.quickPickShortcut }
}

const taken = 'CommandOrControl+J'

describe('the keys of the quick pick', () => {
  it('are none until a person chooses some', async () => {
    const { shortcut, heard } = await desktop({})
    expect([await shortcut.state(), heard()]).toEqual([{ keys: null, taken: null, isPossible: true }, []])
  })

  it('hold from the next start on, change and go', async () => {
    const { shortcut, heard, saved } = await desktop({ saved: 'Ctrl+K' })
    expect([(await shortcut.state()).keys, heard()]).toEqual(['Ctrl+K', ['CommandOrControl+K']])
    expect(await shortcut.set('Ctrl+K')).toEqual({ keys: 'Ctrl+K', taken: null, isPossible: true })
    expect(heard()).toEqual(['CommandOrControl+K'])
    expect((await shortcut.set('F9')).keys).toBe('F9')
    expect([heard(), saved()]).toEqual([['F9'], 'F9'])
    expect((await shortcut.set(null)).keys).toBeNull()
    expect([heard(), saved()]).toEqual([[], null])
  })

  it('stay when the new ones belong to another program', async () => {
    const { shortcut, heard, saved } = await desktop({ saved: 'Ctrl+K', others: [taken] })
    expect(await shortcut.set('Ctrl+J')).toEqual({ keys: 'Ctrl+K', taken: 'Ctrl+J', isPossible: true })
    expect([heard(), saved(), (await shortcut.state()).taken]).toEqual([['CommandOrControl+K'], 'Ctrl+K', null])
  })

  it('stay chosen when another program has them at the start, until a person chooses again', async () => {
    const { shortcut, saved } = await desktop({ saved: 'Ctrl+J', others: [taken] })
    expect([await shortcut.state(), saved()]).toEqual([{ keys: null, taken: 'Ctrl+J', isPossible: true }, 'Ctrl+J'])
    expect([await shortcut.set(null), saved()]).toEqual([{ keys: null, taken: null, isPossible: true }, null])
  })

  it('are left alone where the desktop passes none on', async () => {
    const { shortcut, heard, saved } = await desktop({ saved: 'Ctrl+K', isPossible: false })
    expect(await shortcut.set('F9')).toEqual({ keys: null, taken: null, isPossible: false })
    expect([heard(), saved()]).toEqual([[], 'Ctrl+K'])
  })
})
