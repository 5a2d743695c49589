import { X509Certificate } from 'node:crypto'
import type { CertificateFacts } from '../model/certificate.ts'
import { toServerText } from '../model/usergrid/server-text.ts'

const block = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g
const mostCertificates = 500
const longestName = 200

function parseOne(source: string | Buffer): readonly X509Certificate[] {
  try {
    return [new X509Certificate(source)]
  } catch {
    return []
  }
}

/** The certificates in the text, whatever else stands in it: a private key beside them is left where it is. */
export function readCertificates(pem: string): readonly X509Certificate[] {
  return (pem.match(block) ?? []).slice(0, mostCertificates).flatMap(parseOne)
}

/** The same for a file, which may also hold one certificate in its binary form. */
export function readCertificateFile(bytes: Buffer): readonly X509Certificate[] {
  const found = readCertificates(bytes.toString('latin1'))
  return found.length > 0 ? found : parseOne(bytes)
}

/** `CN=a\nO=b` as one line, the common name alone where there is one. */
function toName(distinguished: string): string {
  const lines = distinguished.split('\n')
  const common = lines.find((line) => line.startsWith('CN='))?.slice('CN='.length)
  return toServerText(common ?? lines.join(', '), longestName)
}

export const toFingerprint = ({ fingerprint256 }: X509Certificate): string => fingerprint256.replaceAll(':', '').toLowerCase()

export const toFacts = (certificate: X509Certificate): CertificateFacts => ({
  fingerprint: toFingerprint(certificate),
  subject: toName(certificate.subject),
  issuer: toName(certificate.issuer),
  validFrom: Date.parse(certificate.validFrom),
  validTo: Date.parse(certificate.validTo)
})

export const describeCertificates = (pem: string): readonly CertificateFacts[] => readCertificates(pem).map(toFacts)
