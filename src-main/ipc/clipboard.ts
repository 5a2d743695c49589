import * as z from 'zod/mini'
import { copyResponse, copyToken, type CopyParts } from '../clipboard/copy-token.ts'
import type { clipboard as contract } from '../contract/clipboard.ts'
import { ok } from '../model/result.ts'
import type { Handlers } from './router.ts'
import { copyFormatId, nothing, plainText, profileId } from './schemas.ts'

export const clipboardHandlers = (parts: CopyParts): Handlers<typeof contract> => ({
  state: { input: nothing, run: () => ok(parts.copier.state()) },
  copyToken: {
    input: z.strictObject({ profileId, format: copyFormatId }),
    run: ({ profileId: id, format }) => copyToken(id, format, parts)
  },
  copyResponse: { input: profileId, run: (id) => copyResponse(id, parts) },
  copyText: { input: plainText, run: async (text) => ok(await parts.copier.copyText(text)) },
  clear: { input: nothing, run: async () => ok(await parts.copier.clear()) }
})
