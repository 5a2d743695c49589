import { expect, test } from 'vitest'
import { parseVault } from '../../../src-main/vault/schema.ts'

const server = {
  id: 's',
  name: '',
  baseUrl: 'https://a.example',
  environment: 'production',
  managementTokenPath: '/management/token',
  demo: false
}
const vault = (servers: readonly unknown[]): unknown => ({ format: 1, ring: { slots: [], check: '' }, servers, profiles: [], secrets: {} })
const settings = { timeoutMs: 5_000, caCertificate: 'pem', pinnedCertificate: 'ab', proxy: { kind: 'url', url: 'http://p:1' } }

test('a server of an earlier version reads with the defaults', () => {
  expect(parseVault(vault([server]))?.servers).toEqual([
    { ...server, timeoutMs: 30_000, caCertificate: null, pinnedCertificate: null, proxy: { kind: 'system' } }
  ])
})

test('the settings of a server read as they were written', () => {
  expect(parseVault(vault([{ ...server, ...settings }]))?.servers).toEqual([{ ...server, ...settings }])
})

test.each([
  { timeoutMs: '5' },
  { caCertificate: 5 },
  { pinnedCertificate: false },
  { proxy: { kind: 'else' } },
  { proxy: { kind: 'url' } }
])('%j is no server', (wrong) => expect(parseVault(vault([{ ...server, ...wrong }]))).toBeNull())
