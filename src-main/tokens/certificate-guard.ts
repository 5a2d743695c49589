import { X509Certificate } from 'node:crypto'
import type { Certificate, Session } from 'electron'
import type { AppError } from '../model/app-error.ts'
import type { Server } from '../model/server.ts'
import type { Clock } from '../model/time.ts'
import { certificateProblems, isIssuedBy, withoutBrackets, type Presented } from './certificate-trust.ts'
import { readCertificates, toFacts, toFingerprint } from './read-certificates.ts'

type VerifyProc = NonNullable<Parameters<Session['setCertificateVerifyProc']>[0]>

export type CertificateRefusal = Extract<AppError, { readonly code: 'untrusted-certificate' }>

export type CertificateGuard = {
  readonly verify: VerifyProc
  /** Why the certificate of this host was refused last; null where it was not. Asking does not forget it: verdicts are cached below us. */
  readonly refusal: (hostname: string) => CertificateRefusal | null
}

const verdict = { trusted: 0, asPlatform: -3 }
const issuerUnknown = -202
const longestChain = 8

// Electron's types promise an issuer; the last one has none.
const issuerOf = ({ issuerCert }: { readonly issuerCert?: Certificate }): Certificate | undefined => issuerCert

function present(certificate: Certificate): Presented {
  const chain: X509Certificate[] = []
  for (let issuer = issuerOf(certificate); issuer !== undefined && chain.length < longestChain; issuer = issuerOf(issuer)) {
    chain.push(new X509Certificate(issuer.data))
  }
  return { leaf: new X509Certificate(certificate.data), chain }
}

/**
 * Who is believed at one server: the platform's verdict stands, unless an authority of the server's settings vouches for the certificate
 * or it is the very one that a person accepted. There is no way to believe everybody.
 */
export function createCertificateGuard(server: Server, clock: Clock): CertificateGuard {
  const { baseUrl, caCertificate, pinnedCertificate } = server
  const { host, hostname } = new URL(baseUrl)
  const ownHostname = withoutBrackets(hostname)
  const authorities = readCertificates(caCertificate ?? '')
  const refusals = new Map<string, CertificateRefusal>()

  function judge(hostname: string, certificate: Certificate, errorCode: number, detail: string): number {
    const presented = present(certificate)
    const { leaf } = presented
    const now = clock.now()
    const isPinned = hostname === ownHostname && pinnedCertificate !== null
    if (isPinned && toFingerprint(leaf) === pinnedCertificate) return verdict.trusted

    const isIssuerKnown = errorCode !== issuerUnknown || isIssuedBy(presented, authorities, now)
    const problems = certificateProblems(leaf, { hostname, now, isIssuerKnown })
    // That nobody knew the issuer was all: the authorities of the server's settings do.
    if (errorCode === issuerUnknown && problems.length === 0) return verdict.trusted

    refusals.set(hostname, {
      code: 'untrusted-certificate',
      host: hostname === ownHostname ? host : hostname,
      problems: isPinned ? ['changed', ...problems] : problems.length === 0 ? ['other'] : problems,
      certificate: toFacts(leaf),
      // Where a known authority stands behind it, the server has to be put right: expired or on the wrong host, it convinces nobody.
      canAccept: hostname === ownHostname && !isIssuerKnown,
      detail
    })
    return verdict.asPlatform
  }

  return {
    verify: ({ hostname, certificate, errorCode, verificationResult }, answer) => {
      if (errorCode === 0) return answer(verdict.asPlatform)
      try {
        answer(judge(withoutBrackets(hostname), certificate, errorCode, verificationResult))
      } catch {
        // A certificate that cannot even be read convinces nobody.
        answer(verdict.asPlatform)
      }
    },
    refusal: (hostname) => refusals.get(withoutBrackets(hostname)) ?? null
  }
}
