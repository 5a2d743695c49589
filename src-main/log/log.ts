import { inspect } from 'node:util'
import { redactLine } from './redact.ts'

export type Log = {
  readonly info: (message: string, detail?: unknown) => void
  readonly warn: (message: string, detail?: unknown) => void
  readonly error: (message: string, detail?: unknown) => void
}

export type LogLevel = keyof Log

/** Where finished lines go. */
export type LogSink = (level: LogLevel, line: string) => void

/** Errors with their stack, anything else as Node would print it, on as few lines as possible. */
function toText(detail: unknown): string {
  return detail instanceof Error ? (detail.stack ?? detail.message) : inspect(detail, { depth: 3, breakLength: Infinity })
}

/** A log whose every line is redacted on its way into the sink, whoever writes it. */
export function createLog(sink: LogSink): Log {
  const write =
    (level: LogLevel) =>
    (message: string, detail?: unknown): void =>
      sink(level, redactLine(detail === undefined ? message : `${message}: ${toText(detail)}`))
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
