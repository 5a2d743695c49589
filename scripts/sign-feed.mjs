// @ts-check
// Prints the feed that tells every Mintmark of a new version: node scripts/sign-feed.mjs KEY.pem VERSION NOTES_URL > feed.json
// The key is made once (openssl genpkey -algorithm ed25519 -out KEY.pem); its public half belongs into src-main/model/update-source.ts.
import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [keyFile, version, notesUrl] = process.argv.slice(2)
if (keyFile === undefined || version === undefined || notesUrl === undefined) {
  console.error('Usage: node scripts/sign-feed.mjs KEY.pem VERSION NOTES_URL')
  process.exit(1)
}
const key = createPrivateKey(readFileSync(keyFile))
const signed = JSON.stringify({ app: 'mintmark', version, notesUrl })
console.log(JSON.stringify({ signed, signature: sign(null, Buffer.from(signed), key).toString('base64') }))
console.error(`Public key: ${createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')}`)
