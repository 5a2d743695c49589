import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import type { LastPlace } from '../model/last-place.ts'
import type { Timer } from '../model/time.ts'
import { parseObject } from '../vault/record-file.ts'
import type { WriteWhole } from '../vault/whole-file.ts'
import { writeProblem } from '../vault/write-problem.ts'
import { lastPlace as schema } from './last-place-schema.ts'

const file = 'place.json'
/** A person who scrolls or drags changes it many times a second. */
const settleMs = 500

export type LastPlaceParts = {
  readonly folder: string
  readonly write: WriteWhole
  readonly timer: Timer
  readonly log: Log
  /** Whether anything of this session may reach the disk. */
  readonly mayWrite: () => boolean
}

/** What it reads with; it is asked for before anything else is painted, so it starts at once. */
async function read(path: string): Promise<LastPlace | null> {
  try {
    return schema.safeParse(parseObject(await readFile(path, 'utf8'))).data ?? null
  } catch {
    // Mostly there is none yet; and one that cannot be read is no reason to say anything: the window starts anew.
    return null
  }
}

async function* whole(text: string): AsyncGenerator<string> {
  yield text
}

/** The last place on disk: read once at the start, written soon after a change and when Mintmark quits. */
export class LastPlaceFile {
  readonly #parts: LastPlaceParts
  readonly #path: string
  #place: Promise<LastPlace | null>
  #unwritten: LastPlace | null = null
  #stopTimer: (() => void) | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(parts: LastPlaceParts) {
    this.#parts = parts
    this.#path = join(parts.folder, file)
    this.#place = read(this.#path)
  }

  /** null where there is none, or none that makes sense. */
  get(): Promise<LastPlace | null> {
    return this.#place
  }

  set(place: LastPlace): void {
    this.#place = Promise.resolve(place)
    if (!this.#parts.mayWrite()) return
    this.#unwritten = place
    this.#stopTimer ??= this.#parts.timer(settleMs, () => void this.flush())
  }

  /** Resolves when the place is on disk, or failed to get there. */
  flush(): Promise<void> {
    this.#stopTimer?.()
    this.#stopTimer = null
    const place = this.#unwritten
    this.#unwritten = null
    if (place !== null) this.#writing = this.#writing.then(() => this.#write(place))
    return this.#writing
  }

  async #write(place: LastPlace): Promise<void> {
    try {
      await this.#parts.write(this.#path, whole(JSON.stringify(place)))
    } catch (error) {
      this.#parts.log.warn('place not written', writeProblem(error))
    }
  }
}
