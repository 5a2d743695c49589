import { expectedContents, type Contents } from './contents.ts'
import { expectAfter, nothingExpected, type Operation } from './operations.ts'

export const put = (id: string, round = 1, notesLength = 10): Operation => ({
  kind: 'put',
  ids: [id],
  round,
  withSecret: true,
  notesLength
})
export const mint = (id: string, round = 1): Operation => ({ kind: 'mint', id, round })

/** What an empty vault holds after these. */
export const contentsAfter = (operations: readonly Operation[]): Contents =>
  expectedContents(operations.reduce(expectAfter, nothingExpected))
