import { join } from 'node:path'
import type { Clock } from '../model/time.ts'
import type { Log } from '../log/log.ts'
import { readParsed, setAside } from '../vault/file-generations.ts'
import { createPacer } from '../vault/pacer.ts'
import { parseObject } from '../vault/record-file.ts'
import type { Chunks, WriteWhole } from '../vault/whole-file.ts'
import { writeProblem } from '../vault/write-problem.ts'
import { isActivityRecord, type ActivityRecord } from './activity-record.ts'

const file = 'activity.json'
const opening = '{"format":1,"attempts":['
const closing = ']}'
const chunkLength = 64 * 1024

export type ActivityFileParts = {
  readonly folder: string
  readonly write: WriteWhole
  readonly clock: Clock
  readonly log: Log
}

/** A record on each line, made when its turn to be written comes. */
async function* toChunks(records: readonly ActivityRecord[]): Chunks & AsyncGenerator<string> {
  const pace = createPacer()
  let text = `${opening}\n`
  for (const [index, record] of records.entries()) {
    text += `${JSON.stringify(record)}${index === records.length - 1 ? '' : ','}\n`
    if (text.length > chunkLength) {
      yield text
      text = ''
    }
    const pause = pace()
    if (pause !== null) await pause
  }
  yield `${text}${closing}\n`
}

/** A line that makes no sense is left out; null for what is no such file. */
async function parse(bytes: Buffer): Promise<readonly ActivityRecord[] | null> {
  const [first, ...lines] = bytes.toString('utf8').split('\n')
  if (first !== opening) return null
  const pace = createPacer()
  const records: ActivityRecord[] = []
  for (const line of lines) {
    const record = line.startsWith('{') ? parseObject(line.endsWith(',') ? line.slice(0, -1) : line) : null
    if (isActivityRecord(record)) records.push(record)
    const pause = pace()
    if (pause !== null) await pause
  }
  return records
}

/** The attempts on disk, oldest first. A file that makes no sense is set aside: it is history, and no reason to stop. */
export async function readActivityFile({ folder, clock, log }: Omit<ActivityFileParts, 'write'>): Promise<readonly ActivityRecord[]> {
  try {
    const reading = await readParsed(join(folder, file), parse)
    if (reading.kind === 'unreadable') log.warn('activity set aside', await setAside(folder, file, clock.now()))
    return reading.kind === 'read' ? reading.value : []
  } catch (error) {
    log.warn('activity not read', writeProblem(error))
    return []
  }
}

/** Whether it is on disk. */
export async function writeActivityFile(
  records: readonly ActivityRecord[],
  { folder, write, log }: Omit<ActivityFileParts, 'clock'>
): Promise<boolean> {
  try {
    await write(join(folder, file), toChunks(records))
    return true
  } catch (error) {
    log.warn('activity not written', writeProblem(error))
    return false
  }
}
