import { createPacer } from './pacer.ts'

/** The records that make sense, as they follow each other. Where several claim to be the same one, their marks will tell which of them it is. */
export type Claims<Entry> = readonly { readonly id: string; readonly line: string; readonly entry: Entry }[]

export type Gathered<Entry> = { readonly entries: ReadonlyMap<string, Entry>; readonly claims: Claims<Entry>; readonly unreadable: number }

/** `read` gives the record of a line, and whether it makes sense; null where not even its id is left. */
export async function gather<Entry>(
  lines: readonly string[],
  read: (line: string) => { readonly id: string; readonly entry: Entry; readonly isWhole: boolean } | null
): Promise<Gathered<Entry>> {
  const entries = new Map<string, Entry>()
  const claims: { readonly id: string; readonly line: string; readonly entry: Entry }[] = []
  const salvaged = new Set<string>()
  const pace = createPacer()
  let unreadable = 0
  for (const line of lines) {
    const record = read(line)
    const hasEntry = record !== null && entries.has(record.id)
    const isClaimed = hasEntry && !salvaged.has(record.id)
    if (record?.isWhole !== true || isClaimed) unreadable++
    if (record?.isWhole === true) claims.push({ id: record.id, line, entry: record.entry })
    if (record !== null && !isClaimed && (record.isWhole || !hasEntry)) {
      entries.set(record.id, record.entry)
      if (record.isWhole) salvaged.delete(record.id)
      else salvaged.add(record.id)
    }
    const pause = pace()
    if (pause !== null) await pause
  }
  return { entries, claims, unreadable }
}
