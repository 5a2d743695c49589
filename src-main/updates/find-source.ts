import * as z from 'zod/mini'
import { updateSource, type UpdateSource } from '../model/update-source.ts'

/** A run from the sources may be told another one, with the certificate of a server on this computer; a packaged build never reads that. */
export type FoundSource = UpdateSource & { readonly pinnedCertificate: string | null }

const developmentVariable = 'MINTMARK_DEVELOPMENT_FEED'

const development = z.strictObject({ feedUrl: z.string(), publicKey: z.string(), pinnedCertificate: z.nullable(z.string()) })

/** null: there is nobody to ask. */
export function findUpdateSource(isPackaged: boolean, env: Readonly<Record<string, string | undefined>>): FoundSource | null {
  const told = isPackaged ? undefined : env[developmentVariable]
  const source = told === undefined ? { ...updateSource, pinnedCertificate: null } : development.parse(JSON.parse(told))
  return URL.canParse(source.feedUrl) && new URL(source.feedUrl).protocol === 'https:' ? source : null
}
