import * as z from 'zod/mini'
import type { servers as contract } from '../contract/servers.ts'
import type { AppError } from '../model/app-error.ts'
import { isFingerprint } from '../model/certificate.ts'
import { ok, type Result } from '../model/result.ts'
import type { NewServerDraft, ServerDraft } from '../model/server-draft.ts'
import type { CertificateFile } from '../contract/servers.ts'
import type { Servers } from '../profiles/servers.ts'
import { describeCertificates } from '../tokens/read-certificates.ts'
import type { Handlers } from './router.ts'
import { environment, managementTokenPath, nothing, plainText, shortText } from './schemas.ts'

const serverId = z.string().check(z.minLength(1), z.maxLength(64))

const settings = {
  name: shortText,
  environment,
  managementTokenPath,
  timeoutMs: z.number(),
  caCertificate: z.nullable(plainText),
  proxy: z.union([z.strictObject({ kind: z.enum(['system', 'none']) }), z.strictObject({ kind: z.literal('url'), url: shortText })])
}
const serverDraft: z.ZodMiniType<ServerDraft> = z.strictObject({ ...settings, id: serverId, keepsPinned: z.boolean() })
const newServerDraft: z.ZodMiniType<NewServerDraft> = z.strictObject({ ...settings, baseUrl: shortText })

type Parts = { readonly servers: Servers; readonly chooseCaFile: () => Promise<Result<CertificateFile | null, AppError>> }

export const serverHandlers = ({ servers, chooseCaFile }: Parts): Handlers<typeof contract> => ({
  save: { input: serverDraft, run: (draft) => servers.save(draft) },
  create: { input: newServerDraft, run: (draft) => servers.create(draft) },
  remove: { input: serverId, run: (id) => servers.remove(id) },
  restore: { input: nothing, run: () => servers.restore() },
  chooseCaFile: { input: nothing, run: () => chooseCaFile() },
  describeCertificates: { input: plainText, run: (pem) => ok(describeCertificates(pem)) },
  acceptCertificate: {
    input: z.strictObject({ id: serverId, fingerprint: z.string().check(z.refine(isFingerprint)) }),
    run: ({ id, fingerprint }) => servers.acceptCertificate(id, fingerprint)
  }
})
