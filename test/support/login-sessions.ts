import { Message } from 'dbus-next'
import { openBus, type MessageBus } from './bus.ts'
import { startBusDaemon } from './bus-daemon.ts'
import type { Environment } from './owned-process.ts'
import { waitUntil } from './wait-until.ts'

export type LoginManager = {
  /** What `loginctl lock-session` does. 'other': to the session of somebody else on this computer. */
  readonly lockSession: (whose?: 'own' | 'other') => void
  /** The computer is about to sleep, or is awake again. */
  readonly sleep: (isAboutTo: boolean) => void
  /** Resolves when a program has asked for its session: what it listens to, it has said before. */
  readonly asked: () => Promise<void>
  readonly stop: () => Promise<void>
}

const login = 'org.freedesktop.login1'
const managerPath = '/org/freedesktop/login1'
const ownSession = `${managerPath}/session/_31`
const otherSession = `${managerPath}/session/_32`

/** A system bus of its own, listening on the socket, with a login manager that knows one session, which everything runs in. */
export async function startLoginManager(socket: string, env: Environment): Promise<LoginManager> {
  const daemon = await startBusDaemon('system', socket, env)
  const bus = openBus(daemon.address)
  let isAsked = false
  bus.addMethodHandler((message: Message) => {
    const isAnswered = answerAsManager(bus, message)
    isAsked ||= isAnswered
    return isAnswered
  })
  await bus.requestName(login, 0)

  const emit = (path: string, of: string, member: string, signature: string, body: unknown[]): void =>
    bus.send(Message.newSignal(path, `${login}.${of}`, member, signature, body))
  return {
    lockSession: (whose = 'own') => emit(whose === 'own' ? ownSession : otherSession, 'Session', 'Lock', '', []),
    sleep: (isAboutTo) => emit(managerPath, 'Manager', 'PrepareForSleep', 'b', [isAboutTo]),
    asked: async () => void (await waitUntil('program that asks for its session', () => (isAsked ? true : null))),
    stop: async () => {
      bus.disconnect()
      await daemon.stop()
    }
  }
}

/** What else is asked, such as for time before the computer sleeps, is an error. */
function answerAsManager(bus: MessageBus, message: Message): boolean {
  if (message.interface !== `${login}.Manager` || !message.member.startsWith('GetSession')) return false
  bus.send(Message.newMethodReturn(message, 'o', [ownSession]))
  return true
}
