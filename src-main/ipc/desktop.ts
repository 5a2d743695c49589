import type { desktop as contract } from '../contract/desktop.ts'
import type { Locker } from '../desktop/locker.ts'
import { ok } from '../model/result.ts'
import type { Demo } from '../profiles/try-demo.ts'
import type { Handlers } from './router.ts'
import { nothing, plainText } from './schemas.ts'

export const desktopHandlers = ({ demo, locker }: { readonly demo: Demo; readonly locker: Locker }): Handlers<typeof contract> => ({
  tryDemo: { input: nothing, run: () => demo.try() },
  keepPlace: { input: plainText, run: (place) => ok(locker.keepPlace(place)) },
  takePlace: { input: nothing, run: () => ok(locker.takePlace()) }
})
