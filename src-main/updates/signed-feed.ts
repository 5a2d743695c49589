import { createPublicKey, verify } from 'node:crypto'
import * as z from 'zod/mini'
import { versionPattern, type UpdateNews } from '../model/update-state.ts'

/** Far above what one needs. */
const longest = 16 * 1024

/** The text that was signed stands in it as a text, byte by byte: nothing has to be written again in the same way to check it. */
const envelope = z.strictObject({
  signed: z.string(),
  /** Ed25519 over the UTF-8 of `signed`, base64. */
  signature: z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/))
})

function isPlainHttps(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return protocol === 'https:' && username === '' && password === ''
}

/** `app` keeps a signature for something else that has a version from being taken for one of ours. */
const content = z.strictObject({
  app: z.literal('mintmark'),
  version: z.string().check(z.regex(versionPattern)),
  notesUrl: z.string().check(z.maxLength(500), z.refine(isPlainHttps))
})

function parse<Value>(schema: z.ZodMiniType<Value>, text: string): Value | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * The news in a feed's answer, where it is signed by this key (DER/SPKI, base64); null for anything else. Nothing of an answer is looked at
 * before its signature.
 */
export function readSignedFeed(text: string, publicKey: string): UpdateNews | null {
  if (text.length > longest) return null
  const { signed, signature } = parse(envelope, text) ?? {}
  if (signed === undefined || signature === undefined) return null
  if (!isSigned(Buffer.from(signed), Buffer.from(signature, 'base64'), publicKey)) return null
  const news = parse(content, signed)
  return news === null ? null : { version: news.version, notesUrl: news.notesUrl }
}

function isSigned(signed: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, signed, key, signature)
  } catch {
    return false
  }
}
