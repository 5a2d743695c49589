import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'

// Plain JavaScript outside of the test project: Vitest loads it by its path.
const load = async (path: string) => import(join(import.meta.dirname, '../../../scripts', path))
const { toAsar } = await load('asar.mjs')
const { findFuseProblems, fuses } = await load('package/fuses.mjs')
const { isSupportedElectron } = await load('package/supported-electron.mjs')
const { toBuilderConfig } = await load('package/builder-config.mjs')

type Node = {
  readonly files?: Readonly<Record<string, Node>>
  readonly size?: number
  readonly offset?: string
  readonly integrity?: unknown
}

function readAsar(asar: Buffer): { readonly top: Node; readonly bodyOf: (node: Node) => string } {
  const body = 8 + asar.readUInt32LE(4)
  const top = JSON.parse(asar.subarray(16, 16 + asar.readUInt32LE(12)).toString()) as Node
  return {
    top,
    bodyOf: ({ size = 0, offset = '0' }) => asar.subarray(body + Number(offset), body + Number(offset) + size).toString()
  }
}

describe('an asar', () => {
  const files = { 'package.json': Buffer.from('{}'), 'out/main/main.js': Buffer.from('main'), 'out/renderer/a.js': Buffer.from('page') }

  it('has each file where its header says, with its hash', () => {
    const { top, bodyOf } = readAsar(toAsar(files))
    const main = top.files?.['out']?.files?.['main']?.files?.['main.js'] ?? {}
    expect([bodyOf(main), bodyOf(top.files?.['package.json'] ?? {})]).toEqual(['main', '{}'])
    const hash = createHash('sha256').update('main').digest('hex')
    expect(main.integrity).toEqual({ algorithm: 'SHA256', hash, blockSize: 4_194_304, blocks: [hash] })
  })

  it('is the same whatever order the files come in', () => {
    expect(toAsar(Object.fromEntries(Object.entries(files).toReversed()))).toEqual(toAsar(files))
  })
})

describe('fuses', () => {
  const wanted: readonly boolean[] = fuses.map(({ on }: { readonly on: boolean }) => on)

  it('are well as they should be, with as many as an Electron has', () => {
    expect(findFuseProblems(wanted)).toEqual([])
    expect(findFuseProblems(wanted.slice(0, 8))).toEqual([])
    expect(findFuseProblems([undefined, ...wanted.slice(1)])).toEqual([])
  })

  it('name one that is wrong, and stop at one that nobody knows', () => {
    expect(findFuseProblems([true, ...wanted.slice(1)])).toEqual(['The fuse RunAsNode is on.'])
    expect(findFuseProblems([...wanted, true])).toEqual([expect.stringContaining('10 fuses, of which 9 are known')])
  })
})

test.each([
  ['45.4.1', true],
  ['43.0.0', true],
  ['42.9.9', false],
  ['33.2.1', false]
])('while 45 is the latest, Electron %s is in support: %s', (version, expected) =>
  expect(isSupportedElectron(version, '45.4.1')).toBe(expected)
)

describe('releases for other systems', () => {
  const how = { electronVersion: '45.4.1', isTestElectron: false, output: '/out', env: {} }

  it('are signed or fail, and are uploaded by nobody', () => {
    expect(toBuilderConfig(how)).toMatchObject({
      forceCodeSigning: true,
      publish: null,
      asar: true,
      mac: { hardenedRuntime: true, notarize: false }
    })
    expect(toBuilderConfig({ ...how, isTestElectron: true })).toMatchObject({ forceCodeSigning: false })
  })

  it('are signed with what the environment names', () => {
    const azure = { MINTMARK_PUBLISHER: 'Us', AZURE_SIGNING_ENDPOINT: 'https://a', AZURE_SIGNING_ACCOUNT: 'b', AZURE_SIGNING_PROFILE: 'c' }
    expect(toBuilderConfig({ ...how, env: azure }).win).toMatchObject({
      azureSignOptions: { publisherName: 'Us', endpoint: 'https://a', codeSigningAccountName: 'b', certificateProfileName: 'c' }
    })
    expect(toBuilderConfig({ ...how, env: { MINTMARK_PUBLISHER: 'Us' } }).win).toMatchObject({ signtoolOptions: { publisherName: 'Us' } })
    expect(toBuilderConfig({ ...how, env: { APPLE_API_KEY: 'key' } }).mac.notarize).toBe(true)
  })
})
