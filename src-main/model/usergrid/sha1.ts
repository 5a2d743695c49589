// The token's signature is SHA-1 (`wire.md` 4.1). The model knows neither Node's crypto nor WebCrypto, whose answer is a promise, and
// an anatomy is a plain function; this recognizes a known salt and protects nothing.

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits))

/** What the four quarters of the 80 steps mix in. */
const quarters: readonly (readonly [constant: number, mix: (b: number, c: number, d: number) => number])[] = [
  [0x5a827999, (b, c, d) => (b & c) | (~b & d)],
  [0x6ed9eba1, (b, c, d) => b ^ c ^ d],
  [0x8f1bbcdc, (b, c, d) => (b & c) | (b & d) | (c & d)],
  [0xca62c1d6, (b, c, d) => b ^ c ^ d]
]

/** The SHA-1 digest (20 bytes) as RFC 3174 defines it. */
export function sha1(message: Uint8Array): Uint8Array {
  const padded = new DataView(new ArrayBuffer(((message.length + 8) & ~63) + 64))
  message.forEach((byte, index) => padded.setUint8(index, byte))
  padded.setUint8(message.length, 0x80)
  padded.setBigUint64(padded.byteLength - 8, BigInt(message.length) * 8n)

  const words = new DataView(new ArrayBuffer(80 * 4))
  const word = (index: number): number => words.getInt32(index * 4)
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]

  for (let block = 0; block < padded.byteLength; block += 64) {
    for (let index = 0; index < 80; index++) {
      const next =
        index < 16 ? padded.getInt32(block + index * 4) : rotate(word(index - 3) ^ word(index - 8) ^ word(index - 14) ^ word(index - 16), 1)
      words.setInt32(index * 4, next)
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4]
    quarters.forEach(([constant, mix], quarter) => {
      for (let index = quarter * 20; index < quarter * 20 + 20; index++) {
        const next = (rotate(a, 5) + mix(b, c, d) + e + constant + word(index)) | 0
        ;[a, b, c, d, e] = [next, a, rotate(b, 30), c, d]
      }
    })
    ;[h0, h1, h2, h3, h4] = [(h0 + a) | 0, (h1 + b) | 0, (h2 + c) | 0, (h3 + d) | 0, (h4 + e) | 0]
  }

  const digest = new DataView(new ArrayBuffer(20))
  ;[h0, h1, h2, h3, h4].forEach((part, index) => digest.setInt32(index * 4, part))
  return new Uint8Array(digest.buffer)
}
