import { hash } from 'node:crypto'
import { markOf, readMarks } from './marks.ts'
import type { RecordFile, Sealing } from './record-file.ts'
import { sealBytes, unsealBytes, type Place } from './seal.ts'

// Of the file that they stand in: those of another file are worth nothing here.
const manifestPlace = (file: string): Place => ({ record: file, field: 'manifest' })
const wholePlace = (file: string): Place => ({ record: file, field: 'whole' })

/** Seals what vouches for the records of a file. */
export const sealingOf = (key: Buffer, file: string): Sealing => ({
  marks: (marks) => sealBytes(key, manifestPlace(file), marks),
  whole: (digest) => sealBytes(key, wholePlace(file), digest)
})

/** What vouches for the records of a file, `at` as in `Marks`. null where nothing does. */
export function openVouching(
  key: Buffer,
  file: string,
  { manifest, whole }: Pick<RecordFile, 'manifest' | 'whole'>
): { readonly isGenuine: (line: string, at: number) => boolean; readonly count: number } | null {
  const opened = manifest === null ? null : unsealBytes(key, manifestPlace(file), manifest)
  if (opened === null) return null
  const { has, count } = readMarks(opened)
  const digest = whole === null ? null : unsealBytes(key, wholePlace(file), whole.sealed)
  if (digest !== null && whole !== null && digest.equals(hash('sha256', whole.bytes, 'buffer'))) return { isGenuine: () => true, count }
  return { isGenuine: (line, at) => has(markOf(line), at), count }
}
