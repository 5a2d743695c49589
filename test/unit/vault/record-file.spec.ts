import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markOf, readMarks } from '../../../src-main/vault/marks.ts'
import {
  parseRecordFile as parseBytes,
  toChunks,
  withHeader,
  type RecordFile,
  type RecordLine
} from '../../../src-main/vault/record-file.ts'

const names = ['servers', 'profiles'] as const
const parseRecordFile = (text: string, sections: readonly string[]): RecordFile | null => parseBytes(Buffer.from(text), sections)

async function toText(
  header: object,
  sections: Readonly<Record<string, readonly RecordLine[]>>
): Promise<{ text: string; chunks: number; marks: Buffer; digest: Buffer | null }> {
  let marks = Buffer.alloc(0)
  let digest: Buffer | null = null
  const sealing = {
    marks: (bytes: Uint8Array) => {
      marks = Buffer.from(bytes)
      return 'c2VhbGVk'
    },
    whole: (bytes: Uint8Array) => {
      digest = Buffer.from(bytes)
      return 'd2hvbGU='
    }
  }
  const chunks: string[] = []
  for await (const chunk of toChunks(
    { ...header },
    names.map((name) => [name, sections[name] ?? []] as const),
    sealing
  ))
    chunks.push(chunk)
  return { text: chunks.join(''), chunks: chunks.length, marks, digest }
}

const nasty = fc.constantFrom(
  '',
  '__proto__',
  'constructor',
  'line\nfeed',
  'carriage\r\nreturn',
  'line\u2028and\u2029paragraph',
  '\ud800',
  'a\udc00b',
  '\u0000',
  '],',
  '"profiles":[',
  '"manifest":"x"}',
  'trailing comma,',
  '"}',
  '🪙'
)
const texts = fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string())
const records = fc.record({
  id: texts,
  text: texts,
  list: fc.array(texts, { maxLength: 3 }),
  deep: fc.object({ maxDepth: 2, key: texts, values: [texts, fc.integer(), fc.constant(null)] })
})
const linesOf = (values: readonly unknown[], isGenuine = true): RecordLine[] =>
  values.map((value) => ({ line: JSON.stringify(value), isGenuine }))

describe('a file of records', () => {
  it('is read as it was written, whatever stands in its records', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(records, { maxLength: 6 }), fc.array(records, { maxLength: 6 }), texts, async (servers, profiles, word) => {
        const header = { format: 2, word }
        const { text, digest } = await toText(header, { servers: linesOf(servers), profiles: linesOf(profiles) })
        // As it comes back from a disk.
        const stored = Buffer.from(text).toString()
        const expected = { servers: servers.map((each) => JSON.stringify(each)), profiles: profiles.map((each) => JSON.stringify(each)) }
        const found = parseRecordFile(stored, names)
        expect(found).toMatchObject({ header, sections: expected, whole: { sealed: 'd2hvbGU=' }, manifest: 'c2VhbGVk' })
        expect(digest).toEqual(
          createHash('sha256')
            .update(found?.whole?.bytes ?? '')
            .digest()
        )
        expect(JSON.parse(stored)).toMatchObject({ format: 2, whole: 'd2hvbGU=', manifest: 'c2VhbGVk' })
      })
    )
  })

  it('is read the same in the layout of any other program', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(records, { maxLength: 4 }),
        fc.constantFrom(1, 2, '\t'),
        fc.constantFrom('\n', '\r\n'),
        async (profiles, indent, end) => {
          const { text } = await toText({ format: 2 }, { profiles: linesOf(profiles) })
          const plain = parseRecordFile(text, names)
          for (const other of [
            JSON.stringify(JSON.parse(text), null, indent).replaceAll('\n', end),
            JSON.stringify(JSON.parse(text)),
            text.replaceAll('\n', end)
          ]) {
            const found = parseRecordFile(other, names)
            expect([found?.sections, found?.manifest, found?.header['format']]).toEqual([plain?.sections, plain?.manifest, 2])
          }
        }
      )
    )
  })

  it('is one JSON text with a record on each line', async () => {
    const { text } = await toText(
      { format: 2, ring: {} },
      { servers: linesOf([{ id: 's' }]), profiles: linesOf([{ id: 'a' }, { id: 'b' }]) }
    )
    expect(text).toBe(
      '{"format":2,"ring":{},\n"servers":[\n{"id":"s"}\n],\n"profiles":[\n{"id":"a"},\n{"id":"b"}\n],\n"whole":"d2hvbGU=",\n"manifest":"c2VhbGVk"}\n'
    )
    expect((await toText({ format: 2 }, {})).text).toBe(
      '{"format":2,\n"servers":[\n],\n"profiles":[\n],\n"whole":"d2hvbGU=",\n"manifest":"c2VhbGVk"}\n'
    )
  })

  it('comes in pieces when it is large, none of them large', async () => {
    const profiles = linesOf(Array.from({ length: 2_000 }, (_, index) => ({ id: String(index), text: 'x'.repeat(200) })))
    const { text, chunks } = await toText({ format: 2 }, { profiles })
    expect(chunks).toBeGreaterThan(5)
    expect(parseRecordFile(text, names)?.sections['profiles']).toEqual(profiles.map(({ line }) => line))
  })

  it.each([
    '',
    '{',
    '[]',
    '5',
    'null',
    '"text"',
    '\u0000\u0001',
    '{"format":2',
    '{"format":2,\n'.slice(0, -2),
    '['.repeat(100_000),
    '{"servers":'.repeat(50_000)
  ])('is none: %#', (text) => expect(parseRecordFile(text, names)).toBeNull())

  it('nested as deeply as it likes is none, or is read', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    expect(parseRecordFile(`{"format":2,"servers":[${deep}]}`, names)).toBeNull()
    expect(parseRecordFile(`{"format":2,\n"servers":[\n${deep}\n],\n"manifest":"x"}\n`, names)?.sections['servers']).toEqual([deep])
  })

  it('without its end has no manifest; what is left of it is there', async () => {
    const { text } = await toText({ format: 2 }, { profiles: linesOf([{ id: 'a' }, { id: 'b' }]) })
    expect(parseRecordFile(text.slice(0, text.indexOf('{"id":"b"')), names)).toEqual({
      header: { format: 2 },
      sections: { servers: [], profiles: ['{"id":"a"}'] },
      whole: null,
      manifest: null
    })
  })

  it('does not mind empty lines', async () => {
    const { text } = await toText({ format: 2 }, { profiles: linesOf([{ id: 'a' }]) })
    expect(parseRecordFile(text.replace('[\n{', '[\n\n{').replace('}\n]', '}\n\n]'), names)?.sections['profiles']).toEqual(['{"id":"a"}'])
  })

  it('is the same under another header', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(records, { maxLength: 4 }),
        fc.array(records, { maxLength: 4 }),
        fc.boolean(),
        async (servers, profiles, isCut) => {
          const { text } = await toText({ format: 2, old: true }, { servers: linesOf(servers), profiles: linesOf(profiles) })
          const file = parseRecordFile(isCut ? text.slice(0, text.indexOf('"manifest"')) : text, names)
          const again = file === null ? null : parseRecordFile(withHeader(file, { format: 2, new: [1] }), names)
          expect(again).toEqual({ ...file, header: { format: 2, new: [1] } })
        }
      )
    )
  })
})

describe('the digest of all records', () => {
  it('is there only where all of them are vouched for', async () => {
    const profiles = [
      { line: '{"id":"a"}', isGenuine: true },
      { line: '{"id":"b"}', isGenuine: false }
    ]
    const { text, digest } = await toText({ format: 2 }, { profiles })
    expect(digest).toBeNull()
    expect(text).not.toContain('"whole"')
    expect(parseRecordFile(text, names)).toMatchObject({ whole: null, manifest: 'c2VhbGVk' })
  })

  it('is of every record that is read, wherever another section is put', async () => {
    const { text } = await toText({ format: 2 }, { profiles: linesOf([{ id: 'a' }]) })
    const lines = text.split('\n')
    const more = ['"profiles":[', '{"id":"forged"}', '],']
    for (let at = 1; at <= lines.length; at++) {
      const file = parseRecordFile(lines.toSpliced(at, 0, ...more).join('\n'), names)
      const isRead = file?.sections['profiles']?.includes('{"id":"forged"}') === true
      if (isRead && file.whole !== null) expect(file.whole.bytes.toString()).toContain('{"id":"forged"}')
    }
    const behind = parseRecordFile(text.replace('"manifest"', `${more.join('\n')}\n"manifest"`), names)
    expect([behind?.sections['profiles'], behind?.whole]).toEqual([['{"id":"a"}', '{"id":"forged"}'], null])
  })
})

describe('the marks', () => {
  it('are one for each record, in order, and none for what is not vouched for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(records, fc.boolean()), { maxLength: 20 }), async (all) => {
        const profiles = all.map(([value, isGenuine]) => ({ line: JSON.stringify(value), isGenuine }))
        const { marks } = await toText({ format: 2 }, { profiles })
        const { has, count } = readMarks(marks)
        expect([marks.length, count]).toEqual([16 * all.length, all.length])
        const known = new Set(profiles.flatMap(({ line, isGenuine }) => (isGenuine ? [markOf(line)] : [])))
        // Wherever they are looked for first.
        for (const [index, { line }] of profiles.entries())
          for (const at of [index, index + 1, 0, 1_000_000]) expect(has(markOf(line), at)).toBe(known.has(markOf(line)))
        expect(has(markOf('of no record'), 0)).toBe(false)
        for (const at of [0, 1]) expect(has('\0'.repeat(16), at)).toBe(false)
      })
    )
  })

  it('of nothing, or cut off, are fewer', () => {
    expect(readMarks(Buffer.alloc(0)).count).toBe(0)
    expect(readMarks(Buffer.alloc(47, 1)).count).toBe(2)
  })

  it('tell any two lines apart', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(markOf(one) === markOf(other)).toBe(Buffer.from(one).equals(Buffer.from(other)))
      })
    )
  })
})
