import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it, test } from 'vitest'
import { readSignedFeed } from '../../../src-main/updates/signed-feed.ts'
import { createFeedKey } from '../../support/signed-feed.ts'

const key = createFeedKey()
const news = { version: '1.2.3', notesUrl: 'https://mintmark.example/notes/1.2.3' }
const content = { app: 'mintmark', ...news }

test('what is signed by the key of the build is believed', () => {
  expect(readSignedFeed(key.sign(content), key.publicKey)).toEqual(news)
})

describe('it believes nothing', () => {
  const good = key.sign(content)
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'der', type: 'spki' }).toString('base64')
  it.each([
    ['signed by another key', createFeedKey().sign(content), key.publicKey],
    ['changed after signing', good.replace('1.2.3', '9.2.3'), key.publicKey],
    ['not signed', JSON.stringify({ signed: JSON.stringify(content), signature: '' }), key.publicKey],
    ['with a signature of nothing', JSON.stringify({ signed: JSON.stringify(content), signature: `${'A'.repeat(86)}==` }), key.publicKey],
    ['with more in it', good.replace('{', '{"more":1,'), key.publicKey],
    ['that is a web page', '<html></html>', key.publicKey],
    ['that is empty', '', key.publicKey],
    ['that is a list', '[]', key.publicKey],
    ['that is too long', key.sign({ ...content, notesUrl: `https://a.example/${'x'.repeat(20_000)}` }), key.publicKey],
    ['in a build without a key', good, ''],
    ['in a build with a key of another kind', good, rsa]
  ])('%s', (_, text, publicKey) => expect(readSignedFeed(text, publicKey)).toBeNull())

  it.each([
    ['of another program', { ...content, app: 'other' }],
    ['without a version', { app: 'mintmark', notesUrl: news.notesUrl }],
    ['with a version in words', { ...content, version: '1.2.3<b>' }],
    ['with notes over http', { ...content, notesUrl: 'http://mintmark.example/' }],
    ['with notes that are a program', { ...content, notesUrl: 'javascript:alert(1)' }],
    ['with a name and a password in the address', { ...content, notesUrl: 'https://a:b@mintmark.example/' }],
    ['with more than is known', { ...content, command: 'rm' }]
  ])('%s, signed as it may be', (_, signed) => expect(readSignedFeed(key.sign(signed), key.publicKey)).toBeNull())
})
