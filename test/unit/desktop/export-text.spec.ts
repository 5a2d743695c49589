import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { readExportText, writeExportText } from '../../../src-main/desktop/export-text.ts'
import { fail, ok } from '../../../src-main/model/result.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'export-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
})
const path = (name = 'a.mintmark'): string => join(folder, name)
const modeOf = (file: string): number => statSync(file).mode & 0o777

const refuse = (code: string) => async (): Promise<void> => {
  throw Object.assign(new Error(code), { code })
}

describe('writing an export', () => {
  it('makes a file for this person only, and nothing beside it', async () => {
    expect(await writeExportText(path(), 'all of it ✓')).toEqual(ok(undefined))
    expect([readFileSync(path(), 'utf8'), modeOf(path()), readdirSync(folder)]).toEqual(['all of it ✓', 0o600, ['a.mintmark']])
  })

  it('takes the place of one that everybody could read', async () => {
    writeFileSync(path(), 'old and longer', { mode: 0o644 })
    expect(await writeExportText(path(), 'new')).toEqual(ok(undefined))
    expect([readFileSync(path(), 'utf8'), modeOf(path())]).toEqual(['new', 0o600])
  })

  it('goes through a link to where the file is', async () => {
    mkdirSync(path('real'))
    writeFileSync(path('real/a.mintmark'), 'old')
    symlinkSync(path('real/a.mintmark'), path())
    expect(await writeExportText(path(), 'new')).toEqual(ok(undefined))
    expect([readFileSync(path('real/a.mintmark'), 'utf8'), readdirSync(path('real')), readdirSync(folder).sort()]).toEqual([
      'new',
      ['a.mintmark'],
      ['a.mintmark', 'real']
    ])
  })

  it.each(['EACCES', 'EPERM', 'EBUSY', 'EXDEV'])('writes in place where %s keeps another file from taking its place', async (code) => {
    writeFileSync(path(), 'old and longer', { mode: 0o644 })
    expect(await writeExportText(path(), 'new', refuse(code))).toEqual(ok(undefined))
    expect([readFileSync(path(), 'utf8'), modeOf(path()), readdirSync(folder)]).toEqual(['new', 0o600, ['a.mintmark']])
  })

  it('keeps the old one when the disk is full', async () => {
    writeFileSync(path(), 'old')
    expect(await writeExportText(path(), 'new', refuse('ENOSPC'))).toEqual(fail({ code: 'not-saved', detail: 'The disk is full.' }))
    expect([readFileSync(path(), 'utf8'), readdirSync(folder)]).toEqual(['old', ['a.mintmark']])
  })

  it('leaves what was there when it cannot', async () => {
    mkdirSync(path('a folder'))
    expect(await writeExportText(path('a folder'), 'new')).toMatchObject({ ok: false, error: { code: 'not-saved' } })
    expect(await writeExportText(path('none/a'), 'new')).toEqual(fail({ code: 'not-saved', detail: 'The system says: ENOENT.' }))
    expect(readdirSync(folder)).toEqual(['a folder'])
  })
})

describe('reading an export', () => {
  it('gives its text', async () => {
    writeFileSync(path(), 'all of it ✓')
    expect(await readExportText(path())).toEqual(ok('all of it ✓'))
  })

  it('stops where no export is so long', async () => {
    writeFileSync(path(), 'x'.repeat(10))
    expect(await readExportText(path(), 10)).toEqual(ok('x'.repeat(10)))
    expect(await readExportText(path(), 9)).toEqual(fail({ code: 'not-an-export', file: 'a.mintmark' }))
  })

  it.each(['/dev/zero', '/dev/null', tmpdir()])('does not begin with %s', async (other) => {
    expect(await readExportText(other)).toMatchObject({ ok: false, error: { code: 'file-not-read', detail: 'It is not a file.' } })
  })

  it('says why it cannot, without the path', async () => {
    expect(await readExportText(path('gone'))).toEqual(fail({ code: 'file-not-read', file: 'gone', detail: 'It is no longer there.' }))
    writeFileSync(path(), '')
    expect(await readExportText(path('a.mintmark/b'))).toMatchObject({ error: { file: 'b', detail: 'The system says: ENOTDIR.' } })
  })
})
