import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { CertificateProblem } from '../model/certificate.ts'
import { toFingerprint } from './read-certificates.ts'

/** What a server showed: its own certificate, and those that it sent along to lead to an authority. */
export type Presented = { readonly leaf: X509Certificate; readonly chain: readonly X509Certificate[] }

const longestChain = 8
const serverAuthentication = '1.3.6.1.5.5.7.3.1'

function isInTime({ validFrom, validTo }: X509Certificate, now: number): boolean {
  return Date.parse(validFrom) <= now && now <= Date.parse(validTo)
}

/** `[::1]` of a URL is `::1` to the network stack and to a certificate. */
export const withoutBrackets = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** As browsers do, only the alternative names count: a common name is a label. */
function isForHost(leaf: X509Certificate, hostname: string): boolean {
  return (isIP(hostname) === 0 ? leaf.checkHost(hostname, { subject: 'never' }) : leaf.checkIP(hostname)) !== undefined
}

// Without a list of uses a certificate is for any use; Node's types leave that case out.
const mayServe = ({ keyUsage }: { readonly keyUsage: readonly string[] | undefined }): boolean =>
  keyUsage === undefined || keyUsage.includes(serverAuthentication)

const hasIssued = (issuer: X509Certificate, issued: X509Certificate): boolean =>
  issued.checkIssued(issuer) && issued.verify(issuer.publicKey)

/** Whether signatures lead from the certificate to one of the authorities, or it is one of the listed itself. `now` in epoch ms. */
export function isIssuedBy({ leaf, chain }: Presented, authorities: readonly X509Certificate[], now: number): boolean {
  if (authorities.some((authority) => toFingerprint(authority) === toFingerprint(leaf))) return true
  let current = leaf
  for (let length = 0; length < longestChain; length++) {
    const issued = current
    const isIssuer = (candidate: X509Certificate): boolean => candidate.ca && isInTime(candidate, now) && hasIssued(candidate, issued)
    if (authorities.some(isIssuer)) return true
    const next = chain.find((candidate) => candidate !== issued && isIssuer(candidate))
    if (next === undefined) return false
    current = next
  }
  return false
}

/** What is wrong with the certificate, the most telling first; empty when nothing is. `now` in epoch ms. */
export function certificateProblems(
  leaf: X509Certificate,
  { hostname, now, isIssuerKnown }: { readonly hostname: string; readonly now: number; readonly isIssuerKnown: boolean }
): readonly CertificateProblem[] {
  const isSelfSigned = hasIssued(leaf, leaf)
  const checks: readonly (readonly [CertificateProblem, boolean])[] = [
    ['expired', Date.parse(leaf.validTo) < now],
    ['not-yet-valid', now < Date.parse(leaf.validFrom)],
    ['wrong-host', !isForHost(leaf, hostname)],
    ['self-signed', !isIssuerKnown && isSelfSigned],
    ['unknown-issuer', !isIssuerKnown && !isSelfSigned],
    ['other', !mayServe(leaf)]
  ]
  return checks.flatMap(([problem, holds]) => (holds ? [problem] : []))
}
