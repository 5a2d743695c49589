import { powerMonitor } from 'electron'
import type { Log } from '../log/log.ts'
import type { ScreenChange } from './screen-signals.ts'

/**
 * Tells when the screen locks and when the computer sleeps and wakes; a change may be told twice. Electron hears of the screen on macOS
 * and Windows only: on Linux the desktop's own words for it are listened to, with a library that is loaded no sooner.
 */
export function onScreenChanged(listener: (change: ScreenChange) => void, log: Log): () => void {
  const onLocked = (): void => listener('locked')
  const onSuspended = (): void => listener('suspended')
  const onResumed = (): void => listener('resumed')
  powerMonitor.on('lock-screen', onLocked)
  powerMonitor.on('suspend', onSuspended)
  powerMonitor.on('resume', onResumed)

  let isOver = false
  let closeBuses = (): void => {}
  const openBuses = async (): Promise<void> => {
    const { onBusesScreenChanged } = await import('./screen-buses.ts')
    if (!isOver) closeBuses = onBusesScreenChanged(listener, { env: process.env, processId: process.pid, log })
  }
  if (process.platform === 'linux') openBuses().catch((error: unknown) => log.error('the screen is not listened to', error))

  return () => {
    isOver = true
    closeBuses()
    powerMonitor.off('lock-screen', onLocked)
    powerMonitor.off('suspend', onSuspended)
    powerMonitor.off('resume', onResumed)
  }
}
