import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { certificateProblems, isIssuedBy } from '../../../src-main/tokens/certificate-trust.ts'
import { readCertificateFile, readCertificates, toFacts } from '../../../src-main/tokens/read-certificates.ts'
import { startCertificateMaker, type CertificateMaker, type Wanted } from '../../support/certificates.ts'

const now = Date.now()
let maker: CertificateMaker
beforeAll(async () => {
  maker = await startCertificateMaker()
})
afterAll(() => maker.stop())

const problemsOf = async (wanted: Wanted, isIssuerKnown = true): Promise<readonly string[]> =>
  certificateProblems(new X509Certificate((await maker.make(wanted)).cert), { hostname: '127.0.0.1', now, isIssuerKnown })

test('host and dates are looked at, and what nobody knows is told', async () => {
  expect(await problemsOf({ names: 'IP:127.0.0.1' })).toEqual([])
  expect(await problemsOf({ names: 'IP:127.0.0.1' }, false)).toEqual(['self-signed'])
  expect(await problemsOf({ names: 'IP:127.0.0.1', fromDays: -9, toDays: -1 })).toEqual(['expired'])
  expect(await problemsOf({ names: 'IP:127.0.0.1', fromDays: 1 })).toEqual(['not-yet-valid'])
  expect(await problemsOf({ names: 'DNS:127.0.0.1.example', commonName: '127.0.0.1' })).toEqual(['wrong-host'])
})

test('signatures have to lead to an authority that is one', async () => {
  const root = await maker.make({ commonName: 'Root' })
  const middle = await maker.make({ commonName: 'Middle', by: root })
  const leaf = await maker.make({ names: 'IP:127.0.0.1', by: middle })
  const impostor = await maker.make({ commonName: 'Root' })
  const byLeaf = await maker.make({ names: 'IP:127.0.0.1', by: leaf })
  const old = await maker.make({ commonName: 'Old', fromDays: -9, toDays: -1 })
  const byOld = await maker.make({ names: 'IP:127.0.0.1', by: old })
  const [rootX, middleX, leafX, impostorX, byLeafX, oldX, byOldX] = [root, middle, leaf, impostor, byLeaf, old, byOld].map(
    ({ cert }) => new X509Certificate(cert)
  ) as [X509Certificate, X509Certificate, X509Certificate, X509Certificate, X509Certificate, X509Certificate, X509Certificate]

  expect(isIssuedBy({ leaf: leafX, chain: [middleX] }, [rootX], now)).toBe(true)
  expect(isIssuedBy({ leaf: leafX, chain: [] }, [middleX], now)).toBe(true)
  expect(isIssuedBy({ leaf: leafX, chain: [] }, [leafX], now)).toBe(true)
  expect(isIssuedBy({ leaf: leafX, chain: [] }, [rootX], now)).toBe(false)
  expect(isIssuedBy({ leaf: leafX, chain: [middleX] }, [impostorX], now)).toBe(false)
  expect(isIssuedBy({ leaf: leafX, chain: [middleX] }, [], now)).toBe(false)
  expect(isIssuedBy({ leaf: byLeafX, chain: [leafX, middleX] }, [rootX], now), 'a server is no authority').toBe(false)
  expect(isIssuedBy({ leaf: byOldX, chain: [] }, [oldX], now), 'the authority has expired').toBe(false)
  expect(isIssuedBy({ leaf: impostorX, chain: [impostorX] }, [rootX], now), 'a loop ends').toBe(false)
})

test('only the certificates of a file are taken', async () => {
  const { cert, key } = await maker.make({ commonName: 'Acme CA' })
  const found = readCertificates(`${key}\n${cert}\nnonsense\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----`)
  expect(found.map((each) => toFacts(each).subject)).toEqual(['Acme CA'])
  expect(readCertificateFile(new X509Certificate(cert).raw)).toHaveLength(1)
  expect(readCertificateFile(Buffer.from(key))).toEqual([])
})
