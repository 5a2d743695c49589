import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { signatureOf, writeWhole } from '../../../src-main/vault/whole-file.ts'
import { profile, server, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

function folderWith(files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'whole-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = (name: string): string => join(folder, name)
  for (const [name, text] of Object.entries(files)) writeFileSync(path(name), text)
  return { folder, path, text: (name: string) => readFileSync(path(name), 'utf8'), names: () => readdirSync(folder).sort() }
}

async function* chunks(...texts: readonly string[]): AsyncGenerator<string> {
  for (const text of texts) yield await Promise.resolve(text)
}

async function* failing(): AsyncGenerator<string> {
  yield await Promise.resolve('half of it')
  throw new Error('no more')
}

describe('a file', () => {
  it('is written whole, closed to others, and replaces another of any mode', async () => {
    const { path, text, names } = folderWith({ old: 'old' })
    chmodSync(path('old'), 0o644)
    await writeWhole(path('new'), chunks('one ', 'two ', 'ünïcode 🪙'))
    await writeWhole(path('old'), chunks(''))
    expect([text('new'), text('old'), names()]).toEqual(['one two ünïcode 🪙', '', ['new', 'old']])
    for (const name of names()) expect(statSync(path(name)).mode & 0o777).toBe(0o600)
  })

  it('is what it was when the new one cannot be made, and nothing is left beside it', async () => {
    const { path, text, names } = folderWith({ file: 'old' })
    await expect(writeWhole(path('file'), failing())).rejects.toThrow('no more')
    expect([text('file'), names()]).toEqual(['old', ['file']])
    await expect(writeWhole(path('missing/file'), chunks('new'))).rejects.toThrow()
    mkdirSync(path('folder'))
    await expect(writeWhole(path('folder'), chunks('new'))).rejects.toThrow()
    expect(names()).toEqual(['file', 'folder'])
  })

  it('that is a link stays one, wherever it leads', async () => {
    const { path, text, names } = folderWith()
    mkdirSync(path('elsewhere'))
    writeFileSync(path('elsewhere/real'), 'old')
    symlinkSync('elsewhere/real', path('middle'))
    symlinkSync(path('middle'), path('link'))
    await writeWhole(path('link'), chunks('new'))
    expect([text('elsewhere/real'), readlinkSync(path('link')), readlinkSync(path('middle'))]).toEqual([
      'new',
      path('middle'),
      'elsewhere/real'
    ])
    expect([names(), readdirSync(path('elsewhere'))]).toEqual([['elsewhere', 'link', 'middle'], ['real']])
  })

  it('has another signature after every write, and none while it is not there', async () => {
    const { path } = folderWith()
    let before = await signatureOf(path('file'))
    expect(before).toBeNull()
    for (let i = 0; i < 20; i++) {
      await writeWhole(path('file'), chunks('the same'))
      const after = await signatureOf(path('file'))
      expect(after).not.toBe(before)
      before = after
    }
    expect(await signatureOf(path('file'))).toBe(await signatureOf(path('file')))
    await expect(signatureOf(join(path('file'), 'below'))).rejects.toThrow()
  })
})

describe('a vault.json that is a link', () => {
  const linked = async () => {
    const disk = vaultOnDisk()
    const drive = folderWith()
    const vault = await disk.start()
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
    await vault.close()
    renameSync(disk.path('vault.json'), drive.path('real.json'))
    symlinkSync(drive.path('real.json'), disk.path('vault.json'))
    return { disk, drive }
  }

  it('stays one, and what it leads to is written', async () => {
    const { disk, drive } = await linked()
    const vault = await disk.start()
    value(await vault.save({ putProfiles: [withSecret('b')] }))
    value(await vault.waysIn.setPassphrase(null, 'correct horse battery'))
    await vault.close()
    expect(lstatSync(disk.path('vault.json')).isSymbolicLink()).toBe(true)
    expect(JSON.parse(drive.text('real.json'))).toMatchObject({ profiles: [{ id: 'a' }, { id: 'b' }] })
    expect(drive.names()).toEqual(['real.json'])
    expect((await disk.start()).profiles()).toEqual([profile('a'), profile('b')])
  })

  it('and leads nowhere now, since its drive is away, is not replaced by a backup or a new vault', async () => {
    const { disk, drive } = await linked()
    renameSync(drive.path('real.json'), drive.path('away.json'))
    const vault = await disk.start()
    expect(await vault.open()).toMatchObject({ kind: 'session-only', why: 'folder-read-only', notices: [] })
    value(await vault.save({ putServers: [server], putProfiles: [withSecret('c')] }))
    await vault.close()
    expect([readlinkSync(disk.path('vault.json')), drive.names()]).toEqual([drive.path('real.json'), ['away.json']])
    renameSync(drive.path('away.json'), drive.path('real.json'))
    expect(value(await (await disk.start()).secretOf('a')).reveal()).toBe('secret of a')
  })
})
