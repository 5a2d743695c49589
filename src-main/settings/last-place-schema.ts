import * as z from 'zod/mini'
import type { LastPlace } from '../model/last-place.ts'

const id = z.string().check(z.minLength(1), z.maxLength(64))
/** Far above what a form allows. */
const name = z.string().check(z.maxLength(20_000))
const width = z.nullable(z.int().check(z.minimum(1), z.maximum(10_000)))

export const lastPlace = z.strictObject({
  selectedId: z.nullable(id),
  filter: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['all', 'pinned', 'soon', 'expired', 'none']) }),
    z.strictObject({ kind: z.literal('server'), serverId: id }),
    z.strictObject({ kind: z.literal('organization'), serverId: id, organization: name }),
    z.strictObject({ kind: z.literal('application'), serverId: id, organization: name, application: name })
  ]),
  closedFolders: z.array(name).check(z.maxLength(100_000)),
  top: z.nullable(z.strictObject({ id, offset: z.int().check(z.minimum(0), z.maximum(1_000)) })),
  paneWidths: z.strictObject({ sidebar: width, list: width })
}) satisfies z.ZodMiniType<LastPlace>
