import * as z from 'zod/mini'
import type { desktop as contract } from '../contract/desktop.ts'
import type { Locker } from '../desktop/locker.ts'
import type { Quitting } from '../desktop/quitting.ts'
import { readSurroundings, setStartsWithSession, type SurroundingsParts } from '../desktop/surroundings.ts'
import type { AppError } from '../model/app-error.ts'
import type { AppFacts } from '../model/app-facts.ts'
import type { Licence } from '../model/licence.ts'
import { ok, type Result } from '../model/result.ts'
import type { Demo } from '../profiles/try-demo.ts'
import type { LastPlaceFile } from '../settings/last-place-file.ts'
import { lastPlace as lastPlaceSchema } from '../settings/last-place-schema.ts'
import type { Handlers } from './router.ts'
import { nothing, plainText } from './schemas.ts'

export type DesktopParts = SurroundingsParts & {
  readonly demo: Demo
  readonly locker: Locker
  readonly quitting: Quitting
  readonly lastPlace: LastPlaceFile
  readonly readFacts: () => AppFacts
  readonly readLicences: () => Promise<readonly Licence[]>
  readonly onPainted: () => void
  readonly openLogs: () => Promise<Result<void, AppError>>
}

export const desktopHandlers = ({
  demo,
  locker,
  quitting,
  lastPlace,
  readFacts,
  readLicences,
  onPainted,
  openLogs,
  ...around
}: DesktopParts): Handlers<typeof contract> => ({
  painted: { input: nothing, run: () => ok(onPainted()) },
  facts: { input: nothing, run: () => ok(readFacts()) },
  licences: { input: nothing, run: async () => ok(await readLicences()) },
  openLogs: { input: nothing, run: openLogs },
  tryDemo: { input: nothing, run: () => demo.try() },
  keepPlace: { input: plainText, run: (place) => ok(locker.keepPlace(place)) },
  takePlace: { input: nothing, run: () => ok(locker.takePlace()) },
  answerQuit: { input: z.boolean(), run: (mayQuit) => ok(quitting.answer(mayQuit)) },
  surroundings: { input: nothing, run: async () => ok(await readSurroundings(around)) },
  setStartsWithSession: { input: z.boolean(), run: (isOn) => setStartsWithSession(isOn, around) },
  setLastPlace: { input: lastPlaceSchema, run: (place) => ok(lastPlace.set(place)) },
  lastPlace: { input: nothing, run: async () => ok(await lastPlace.get()) }
})
