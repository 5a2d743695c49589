import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edited, ids, inspect, linesOf, profilesOf, serverIds, tamperRoom, toText } from './tamper-room.ts'

type Room = Awaited<ReturnType<typeof tamperRoom>>

const index = fc.nat({ max: ids.length - 1 })
const without = (...gone: readonly string[]): readonly string[] => ids.filter((id) => !gone.includes(id))
const replaced = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1)

async function opened(room: Room, vault: string) {
  const tampered = await room.open({ vault })
  return { ...tampered, given: await inspect(tampered.vault) }
}

it('the room is what it is taken for', async () => {
  const room = await tamperRoom()
  expect(edited(room.now.vault, () => {})).toBe(room.now.vault)
  const { vault, given } = await opened(room, room.now.vault)
  expect([given, vault.state().notices]).toEqual([{ secrets: ids, tokens: ids }, []])
})

describe('one changed byte', () => {
  it('in a record damages that profile, or the profiles of that server, and no other', async () => {
    const room = await tamperRoom()
    const { servers, profiles } = linesOf(room.now.vault)
    const lines = [...servers, ...profiles]
    const bytes = fc.oneof(
      fc.constantFrom('"', '{', '}', ',', ':', '\\', ' ', '0', 'A', '\u0000', '\n', 'é'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
    )
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: lines.length - 1 }), fc.nat(), bytes, async (which, where, byte) => {
        const line = lines[which] ?? ''
        const at = room.now.vault.indexOf(line) + (where % line.length)
        const text = replaced(room.now.vault, at, byte)
        const { vault, given, forget } = await opened(room, text)
        const isServer = which < servers.length
        const hit = text === room.now.vault ? [] : isServer ? profilesOf(serverIds[which] ?? '') : [ids[which - servers.length] ?? '']
        expect(given).toEqual({ secrets: without(...hit), tokens: without(...hit) })
        expect(
          vault
            .state()
            .damaged.every(
              ({ profileId, part }) => part === (isServer || !hit.includes(profileId) ? 'server' : 'profile') || !ids.includes(profileId)
            )
        ).toBe(true)
        forget()
      }),
      { numRuns: 150 }
    )
  })

  it('anywhere at all never gives a wrong secret, and never throws', async () => {
    const room = await tamperRoom()
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: room.now.vault.length - 1 }), fc.integer({ min: 0, max: 127 }), async (at, code) => {
        const { forget } = await opened(room, replaced(room.now.vault, at, String.fromCharCode(code)))
        forget()
      }),
      { numRuns: 200 }
    )
  })

  it('in the first line or the last leaves all as it was, or gives nothing', async () => {
    const room = await tamperRoom()
    const { header, manifest } = linesOf(room.now.vault)
    const places = [...Array.from(header, (_, at) => at), ...Array.from(manifest, (_, at) => room.now.vault.length - 2 - at)]
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.constantFrom('A', '"', '}', '7', '{'), async (at, byte) => {
        const { given, forget } = await opened(room, replaced(room.now.vault, at, byte))
        expect([0, ids.length]).toContain(given.secrets.length)
        forget()
      }),
      { numRuns: 100 }
    )
  })
})

describe('records that were', () => {
  it.each([
    [
      'swapped',
      (lines: string[], one: number, other: number) => void ([lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''])
    ],
    ['moved to the end', (lines: string[], one: number) => void lines.push(...lines.splice(one, 1))],
    ['doubled', (lines: string[], one: number, other: number) => void lines.splice(other, 0, lines[one] ?? '')]
  ])('%s are all as good as they were', async (_, change) => {
    const room = await tamperRoom()
    await fc.assert(
      fc.asyncProperty(index, index, fc.boolean(), async (one, other, isServer) => {
        const text = edited(room.now.vault, ({ servers, profiles }) => {
          if (isServer) change(servers, one % servers.length, other % servers.length)
          else change(profiles, one, other)
        })
        const { given, forget } = await opened(room, text)
        expect(given).toEqual({ secrets: ids, tokens: ids })
        forget()
      }),
      { numRuns: 25 }
    )
  })

  it('deleted are missing, and told of', async () => {
    const room = await tamperRoom()
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(index, { minLength: 1 }), async (gone) => {
        const text = edited(room.now.vault, (lines) => void (lines.profiles = lines.profiles.filter((_, at) => !gone.includes(at))))
        const { vault, given, forget } = await opened(room, text)
        const left = without(...gone.map((at) => ids[at] ?? ''))
        expect(given).toEqual({ secrets: left, tokens: left })
        expect(vault.state().notices).toEqual([{ kind: 'records-missing', count: gone.length }])
        forget()
      }),
      { numRuns: 20 }
    )
  })

  it('put back as they were earlier are refused: profiles', async () => {
    const room = await tamperRoom()
    const old = linesOf(room.older.vault)
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(index, { minLength: 1 }), async (which) => {
        const text = edited(room.now.vault, ({ profiles }) => which.forEach((at) => (profiles[at] = old.profiles[at] ?? '')))
        const { vault, given, forget } = await opened(room, text)
        const hit = which.map((at) => ids[at] ?? '')
        expect(given).toEqual({ secrets: without(...hit), tokens: without(...hit) })
        expect(new Set(vault.state().damaged.map(({ profileId }) => profileId))).toEqual(new Set(hit))
        forget()
      }),
      { numRuns: 20 }
    )
  })

  it.each(serverIds)('put back as they were earlier are refused: server %s', async (id) => {
    const room = await tamperRoom()
    const at = serverIds.indexOf(id)
    const { vault, given } = await opened(
      room,
      edited(room.now.vault, ({ servers }) => (servers[at] = linesOf(room.older.vault).servers[at] ?? ''))
    )
    expect(given.secrets).toEqual(without(...profilesOf(id)))
    expect(vault.state().damaged).toEqual(profilesOf(id).map((profileId) => ({ profileId, part: 'server' })))
  })

  it('inserted beside the true ones hide none of them, before or after', async () => {
    const room = await tamperRoom()
    const old = linesOf(room.older.vault)
    await fc.assert(
      fc.asyncProperty(index, index, fc.boolean(), async (which, where, isServer) => {
        const text = edited(room.now.vault, ({ servers, profiles }) => {
          if (isServer) servers.splice(where % 4, 0, old.servers[which % 3] ?? '')
          else profiles.splice(where, 0, old.profiles[which] ?? '')
        })
        const { vault, given, forget } = await opened(room, text)
        expect(given).toEqual({ secrets: ids, tokens: ids })
        expect(vault.state().notices).toMatchObject([{ kind: 'records-unreadable', count: 1 }])
        forget()
      }),
      { numRuns: 25 }
    )
  })

  it('inserted from another vault are refused', async () => {
    const room = await tamperRoom()
    const foreign = linesOf((await tamperRoom()).now.vault)
    const stranger = (foreign.profiles[0] ?? '').replaceAll('p0', 'stranger')
    const text = edited(room.now.vault, (lines) => {
      lines.profiles = [...foreign.profiles.slice(3, 5), ...lines.profiles.filter((_, at) => at !== 3), stranger]
      lines.servers.unshift(...foreign.servers)
    })
    const { vault, given } = await opened(room, text)
    expect(given.secrets).toEqual(without('p3'))
    expect(
      vault
        .state()
        .damaged.map(({ profileId }) => profileId)
        .sort()
    ).toEqual(['p3', 'stranger'])
  })

  it('with the secret of another profile are refused', async () => {
    const room = await tamperRoom()
    const secretIn = (line: string): string => /"secret":"([^"]*)"/.exec(line)?.[1] ?? ''
    await fc.assert(
      fc.asyncProperty(index, index, async (one, other) => {
        fc.pre(one !== other)
        const { profiles } = linesOf(room.now.vault)
        const [first, second] = [profiles[one] ?? '', profiles[other] ?? '']
        const text = edited(room.now.vault, (lines) => {
          lines.profiles[one] = first.replace(secretIn(first), secretIn(second))
          lines.profiles[other] = second.replace(secretIn(second), secretIn(first))
        })
        const { given, forget } = await opened(room, text)
        expect(given.secrets).toEqual(without(ids[one] ?? '', ids[other] ?? ''))
        forget()
      }),
      { numRuns: 20 }
    )
  })
})

it('a file that was cut off anywhere gives what it can vouch for, which is nothing, and never throws', async () => {
  const room = await tamperRoom()
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: room.now.vault.length - 4 }), async (length) => {
      const { given, vault, forget } = await opened(room, room.now.vault.slice(0, length))
      expect(given).toEqual({ secrets: [], tokens: [] })
      expect(vault.state().notices.length).toBeGreaterThan(0)
      forget()
    }),
    { numRuns: 60 }
  )
  const [backup] = [room.older.vault]
  const restored = await room.open({ vault: room.now.vault.slice(0, -200), backups: [backup] })
  expect((await inspect(restored.vault, 'before')).secrets).toEqual(ids)
  expect(restored.vault.state().notices).toMatchObject([{ kind: 'backup-restored' }])
  expect(toText(linesOf(restored.text('vault.json')))).toBe(backup)
})

describe('the digest of all records', () => {
  it('vouches for them without their marks, and is not needed', async () => {
    const room = await tamperRoom()
    const { whole } = linesOf(room.now.vault)
    expect(whole).toMatch(/^"whole":"[\w+/=]+",$/)
    // Of an earlier version, of an earlier file, of the other file, changed, and put twice.
    const tokens = room.now.tokens.split('\n').find((line) => line.startsWith('"whole":')) ?? ''
    for (const other of ['', linesOf(room.older.vault).whole, tokens, whole.replace(/.{6}",$/, 'AAAAAA",'), `${whole}\n${whole}`]) {
      const { vault, given } = await opened(
        room,
        edited(room.now.vault, (lines) => void (lines.whole = other))
      )
      expect([given, vault.state().notices]).toEqual([{ secrets: ids, tokens: ids }, []])
    }
  })

  it('vouches for nothing that is put behind it', async () => {
    const room = await tamperRoom()
    const forged = linesOf(room.now.vault).servers.map((line) => line.replaceAll('.example', '.evil.example'))
    const text = edited(room.now.vault, (lines) => void (lines.whole += `\n"servers":[\n${forged.join(',\n')}\n],`))
    const { vault, given } = await opened(room, text)
    expect(given).toEqual({ secrets: ids, tokens: ids })
    expect(JSON.stringify(vault.servers())).not.toContain('evil')
    const only = edited(room.now.vault, (lines) => {
      lines.whole += `\n"profiles":[\n${(lines.profiles[0] ?? '').replace('"p0"', '"p99"').replace('p0 now', 'forged')}\n],`
    })
    const added = await opened(room, only)
    expect(added.given).toEqual({ secrets: ids, tokens: ids })
    expect(added.vault.isDamaged('p99')).toBe(true)
  })
})
