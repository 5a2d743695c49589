import * as z from 'zod/mini'
import { copyRequest } from '../clipboard/copy-request.ts'
import { copyResponse, copyResponseValue, copyToken, type CopyParts } from '../clipboard/copy-token.ts'
import type { clipboard as contract } from '../contract/clipboard.ts'
import { ok } from '../model/result.ts'
import type { Handlers } from './router.ts'
import { copyFormatId, jsonPlace, nothing, plainText, profileId, requestFormId } from './schemas.ts'

export const clipboardHandlers = (parts: CopyParts): Handlers<typeof contract> => ({
  state: { input: nothing, run: () => ok(parts.copier.state()) },
  copyToken: {
    input: z.strictObject({ profileId, format: copyFormatId, confirmed: z.boolean() }),
    run: ({ profileId: id, format, confirmed }) => copyToken(id, { format, confirmed }, parts)
  },
  copyResponse: {
    input: z.strictObject({ profileId, confirmed: z.boolean() }),
    run: ({ profileId: id, confirmed }) => copyResponse(id, { confirmed }, parts)
  },
  copyResponseValue: {
    input: z.strictObject({ profileId, place: jsonPlace, confirmed: z.boolean() }),
    run: ({ confirmed, ...value }) => copyResponseValue(value, { confirmed }, parts)
  },
  copyRequest: {
    input: z.strictObject({ profileId, form: requestFormId }),
    run: ({ profileId: id, form }) => copyRequest(id, form, parts)
  },
  copyText: { input: plainText, run: async (text) => ok(await parts.copier.copyText(text)) },
  clear: { input: nothing, run: async () => ok(await parts.copier.clear()) }
})
