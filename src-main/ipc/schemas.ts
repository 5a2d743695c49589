import * as z from 'zod/mini'
import { accessTypeList, type AccessTypeId } from '../model/access-type.ts'
import { copyFormats } from '../model/copy-formats/index.ts'
import type { CopyFormatId } from '../model/copy-formats/copy-format.ts'
import type { ProfileDraft } from '../model/profile-draft.ts'
import type { ProfileId } from '../model/profile.ts'
import type { JsonPlace } from '../model/usergrid/json-text.ts'
import { requestForms } from '../model/usergrid/request-forms/index.ts'
import type { RequestFormId } from '../model/usergrid/request-forms/request-form.ts'
import { environments, type Environment, type ManagementTokenPath } from '../model/server.ts'

/** Far above anything a form allows: the form's own rules give the words, this only keeps nonsense out. */
const longest = 20_000

export const shortText = z.string().check(z.maxLength(longest))

export const nothing: z.ZodMiniType<void> = z.void()
export const profileId: z.ZodMiniType<ProfileId> = z.string().check(z.minLength(1), z.maxLength(64))
export const profileIds: z.ZodMiniType<readonly ProfileId[]> = z.array(profileId).check(z.maxLength(100_000))
export const plainText: z.ZodMiniType<string> = z.string().check(z.maxLength(1_000_000))
/** No answer of 5 MB goes deeper than the least a level takes. */
export const jsonPlace: z.ZodMiniType<JsonPlace> = z.array(z.int().check(z.nonnegative())).check(z.maxLength(1_000_000))
export const requestFormId: z.ZodMiniType<RequestFormId> = z.enum(requestForms.map(({ id }) => id))
export const copyFormatId: z.ZodMiniType<CopyFormatId> = z.enum(copyFormats.map(({ id }) => id))

const accessTypeId: z.ZodMiniType<AccessTypeId> = z.enum(accessTypeList.map(({ id }) => id))
export const environment: z.ZodMiniType<Environment> = z.enum(environments.map(({ id }) => id))
export const managementTokenPath: z.ZodMiniType<ManagementTokenPath> = z.enum(['/management/token', '/token'])

export const profileDraft: z.ZodMiniType<ProfileDraft> = z.strictObject({
  id: z.nullable(profileId),
  serverUrl: shortText,
  environment,
  managementTokenPath,
  accessType: accessTypeId,
  organization: shortText,
  application: shortText,
  principal: shortText,
  secret: z.nullable(shortText),
  name: shortText,
  notes: shortText,
  keepFresh: z.boolean(),
  ttlMs: z.nullable(z.number())
})
