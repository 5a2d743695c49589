import type { desktop as contract } from '../contract/desktop.ts'
import type { Demo } from '../profiles/try-demo.ts'
import type { Handlers } from './router.ts'
import { nothing } from './schemas.ts'

export const desktopHandlers = (demo: Demo): Handlers<typeof contract> => ({
  tryDemo: { input: nothing, run: () => demo.try() }
})
