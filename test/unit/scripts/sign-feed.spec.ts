import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSignedFeed } from '../../../src-main/updates/signed-feed.ts'

test('what it prints is believed by a build with the public key that it names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const keyFile = join(folder, 'key.pem')
  writeFileSync(keyFile, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }))
  const notesUrl = 'https://mintmark.example/notes'
  const script = join(import.meta.dirname, '../../../scripts/sign-feed.mjs')
  const { stdout, stderr } = spawnSync(process.execPath, [script, keyFile, '0.2.0', notesUrl], { encoding: 'utf8' })
  const publicKey = /^Public key: (\S+)$/m.exec(stderr)?.[1] ?? ''
  expect(readSignedFeed(stdout, publicKey)).toEqual({ version: '0.2.0', notesUrl })
})
