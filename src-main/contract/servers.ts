import type { CertificateFacts } from '../model/certificate.ts'
import type { NewServerDraft, ServerDraft } from '../model/server-draft.ts'
import type { Server, ServerId } from '../model/server.ts'
import { call } from './ipc.ts'

/** Certificates from a file: their text, and what each says of itself. */
export type CertificateFile = { readonly pem: string; readonly certificates: readonly CertificateFacts[] }

export const servers = {
  /** News of servers come with `profiles.changed`. */
  save: call<ServerDraft, Server>(),
  /** Makes one without a profile. */
  create: call<NewServerDraft, Server>(),
  /** Takes one away that no profile uses. */
  remove: call<ServerId, void>(),
  /** Takes back the last removal. */
  restore: call<void, void>(),
  /** Shows the system's dialog; null when it was closed without a choice. */
  chooseCaFile: call<void, CertificateFile | null>(),
  /** What the PEM text of a stored authority says. */
  describeCertificates: call<string, readonly CertificateFacts[]>(),
  /** Trusts exactly this certificate, for this server only. */
  acceptCertificate: call<{ readonly id: ServerId; readonly fingerprint: string }, void>()
}
