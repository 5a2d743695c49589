import { writeFileSync } from 'node:fs'
import { url as debuggerUrl } from 'node:inspector'
import { app } from 'electron'
import { judgeStart } from '../model/start-switches.ts'

/** A run from the sources needs debuggers and tests. It can be told to behave like a packaged one; a packaged one cannot be told otherwise. */
export const isHardened = app.isPackaged || process.env['MINTMARK_AS_PACKAGED'] === '1'

/** Of a process that crashes nothing in its memory is written. Those that it starts from then on inherit it. */
const dumpNothing = '0'

/** On Linux, where that needs no native code. */
function keepMemoryFromDumps(processId: number): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync(`/proc/${processId}/coredump_filter`, dumpNothing)
  } catch {
    // A kernel without it, or a /proc that is closed. SECURITY.md says what else helps.
  }
}

/** The first thing a packaged Mintmark does. Does not return where it must not start. */
export function harden(): void {
  if (!isHardened) return
  const judgement = judgeStart({
    hasSwitch: (name) => app.commandLine.hasSwitch(name),
    isDebuggerListening: debuggerUrl() !== undefined
  })
  if (judgement.kind === 'refused') {
    process.stderr.write(`${judgement.why}\n`)
    process.exit(1)
  }
  for (const name of judgement.remove) {
    app.commandLine.removeSwitch(name)
    process.stderr.write(`Mintmark ignores --${name}.\n`)
  }
  // Chromium would write the keys of every connection there.
  delete process.env['SSLKEYLOGFILE']
  keepMemoryFromDumps(process.pid)
  // Processes of pages come from one that Chromium started before this.
  app.on('web-contents-created', (_event, contents) => {
    contents.on('did-navigate', () => keepMemoryFromDumps(contents.getOSProcessId()))
  })
}
