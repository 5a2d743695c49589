import { join } from 'node:path'
import type { LogLevel, LogSink } from './log.ts'

/** Lines kept from before the log file is there; a start writes a handful. */
const mostEarlyLines = 200

/**
 * A sink into `logs/mintmark.log` of the folder. electron-log does the files; it takes as long to load as making the window, so lines wait
 * for that until `isStarted`, or until one of them says that something went wrong.
 */
export function createFileSink(folder: string, isStarted: Promise<void>): LogSink {
  const early: [LogLevel, string][] = []
  let isOpening = false
  let write: LogSink = (level, line) => {
    if (early.push([level, line]) > mostEarlyLines) early.shift()
    if (level === 'error') open()
  }
  const open = (): void => {
    if (isOpening) return
    isOpening = true
    void import('electron-log/node').then(({ default: electronLog }) => {
      const file = electronLog.create({ logId: 'mintmark' })
      file.transports.console.level = false
      file.transports.file.resolvePathFn = () => join(folder, 'logs', 'mintmark.log')
      file.transports.file.maxSize = 1024 * 1024
      file.transports.file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
      write = (level, line) => file[level](line)
      for (const [level, line] of early) write(level, line)
    })
  }
  void isStarted.then(open)
  return (level, line) => write(level, line)
}
