import { generateKeyPairSync, sign } from 'node:crypto'

export type FeedKey = { readonly publicKey: string; readonly sign: (content: object) => string }

/** A key as those who make releases have one, made anew: what `sign` gives is what an address of updates answers. */
export function createFeedKey(): FeedKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (content) => {
      const signed = JSON.stringify(content)
      return JSON.stringify({ signed, signature: sign(null, Buffer.from(signed), privateKey).toString('base64') })
    }
  }
}
