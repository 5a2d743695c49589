import { Message } from 'dbus-next'
import { openBus } from './bus.ts'

export type ScreenSaver = {
  /** What the desktop says when its screen locks, and when a person is back. */
  readonly setActive: (isActive: boolean) => void
  readonly stop: () => void
}

/** The part of a desktop that locks the screen, on the given session bus. `name`: org.gnome.ScreenSaver on GNOME, and so on. */
export async function startScreenSaver(busAddress: string, name = 'org.freedesktop.ScreenSaver'): Promise<ScreenSaver> {
  const bus = openBus(busAddress)
  await bus.requestName(name, 0)
  return {
    setActive: (isActive) => bus.send(Message.newSignal(`/${name.replaceAll('.', '/')}`, name, 'ActiveChanged', 'b', [isActive])),
    stop: () => bus.disconnect()
  }
}
