import type { Log } from '../log/log.ts'
import { createElectronNotifier } from './electron-notifier.ts'
import type { Notifier } from './notifier.ts'

/** The notifications of this system. On Linux the library for the bus is loaded when there is something to tell, and no sooner. */
export function createSystemNotifier(log: Log): Notifier {
  if (process.platform !== 'linux') return createElectronNotifier(log)
  let opened: Promise<Notifier> | null = null
  const open = async (): Promise<Notifier> => {
    const { createBusNotifier } = await import('./bus-notifier.ts')
    const { DBUS_SESSION_BUS_ADDRESS: address = `unix:path=${process.env['XDG_RUNTIME_DIR'] ?? ''}/bus` } = process.env
    return createBusNotifier({ address, log })
  }
  const withOpened = (work: (notifier: Notifier) => void): void =>
    void opened?.then(work).catch((error: unknown) => log.error('notifications are not shown', error))
  return {
    show: (note) => {
      opened ??= open()
      withOpened((notifier) => notifier.show(note))
    },
    close: (kind) => withOpened((notifier) => notifier.close(kind)),
    stop: () => withOpened((notifier) => notifier.stop())
  }
}
