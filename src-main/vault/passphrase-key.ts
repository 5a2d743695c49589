import { randomBytes } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { isNumber, isOneOf, isShape, isString, type Check } from './shape.ts'

/** How a key is made of a passphrase. Stands beside what it opens, so that it can be raised later without breaking old files. */
export type PassphraseCost = { readonly kdf: 'scrypt'; readonly N: number; readonly r: number; readonly p: number }
export type PassphraseParameters = PassphraseCost & { /** Base64. */ readonly salt: string }

/** About 0.7 s and 128 MiB on a small machine, off the main thread. */
export const usualCost: PassphraseCost = { kdf: 'scrypt', N: 2 ** 17, r: 8, p: 1 }

const keyBytes = 32
const saltBytes = 16
/** Eight times the usual cost. */
const mostWorkBytes = 2 ** 30
const mostP = 16
const spareBytes = 2 ** 20

export const withSalt = (cost: PassphraseCost): PassphraseParameters => ({ ...cost, salt: randomBytes(saltBytes).toString('base64') })

const isShaped = isShape<PassphraseParameters>({ kdf: isOneOf(['scrypt']), N: isNumber, r: isNumber, p: isNumber, salt: isString })

/** What is gone through, and so how long it takes; with p = 1 also the memory that it takes. */
const workBytes = ({ N, r, p }: PassphraseCost): number => 128 * N * r * p

/** scrypt counts a little more than its blocks. */
const memoryBytes = ({ N, r, p }: PassphraseCost): number => 128 * r * (N + p + 2) + spareBytes

const isCount = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/**
 * Parameters from a file. Within bounds: whoever wrote it must not be able to fill the memory of whoever opens it, or to keep them waiting
 * for ever. What scrypt itself refuses (N must be a power of two below 2^(16r)) is refused here, where it is no failure.
 */
export const isPassphraseParameters: Check<PassphraseParameters> = (value): value is PassphraseParameters =>
  isShaped(value) &&
  isCount(value.N, 2) &&
  isCount(value.r, 1) &&
  isCount(value.p, 1) &&
  Number.isInteger(Math.log2(value.N)) &&
  Math.log2(value.N) < 16 * value.r &&
  value.p <= mostP &&
  workBytes(value) <= mostWorkBytes

/** The same passphrase is typed as different characters on different systems; this is one of them. */
const toBytes = (passphrase: string): Buffer => Buffer.from(passphrase.normalize('NFKC'))

/**
 * Electron's scrypt works through everything once on the calling thread, to see whether it can, before it goes to the thread pool: 250 ms
 * in which nothing would move. So even the call is made elsewhere.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads')
const { scryptSync } = require('node:crypto')
const { typed, salt, keyBytes, options } = workerData
parentPort.postMessage(scryptSync(typed, salt, keyBytes, options))
typed.fill(0)
`

/** 32 bytes, made in a thread of its own. Rejects only where the memory for it cannot be had. */
export function toPassphraseKey(passphrase: string, parameters: PassphraseParameters): Promise<Buffer> {
  const { N, r, p, salt } = parameters
  const typed = toBytes(passphrase)
  const options = { N, r, p, maxmem: memoryBytes(parameters) }
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { eval: true, workerData: { typed, salt: Buffer.from(salt, 'base64'), keyBytes, options } })
    // The worker has a copy.
    typed.fill(0)
    worker.once('message', (key: Uint8Array) => resolve(Buffer.from(key)))
    worker.once('error', reject)
    // After an answer this says nothing any more.
    worker.once('exit', () => reject(new Error('no key was made')))
  })
}
