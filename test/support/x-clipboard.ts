import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import type { Environment } from './owned-process.ts'

export type XClipboard = {
  /** null when nobody owns the clipboard, or nobody answers for it. */
  readonly text: () => Promise<string | null>
  readonly targets: () => Promise<readonly string[]>
  /** What happens when a person copies something in another program. */
  readonly write: (text: string) => Promise<void>
}

const run = promisify(execFile)
const timeout = 3_000

/** The X clipboard of a display as every other program sees it. */
export function createXClipboard(env: Environment): XClipboard {
  const read = async (target: string): Promise<string | null> => {
    try {
      return (await run('xclip', ['-selection', 'clipboard', '-o', '-t', target], { env, timeout })).stdout
    } catch {
      return null
    }
  }
  return {
    text: () => read('UTF8_STRING'),
    targets: async () => (await read('TARGETS'))?.trim().split('\n') ?? [],
    write: async (text) => {
      // xclip leaves a child behind that answers for the text until another program copies or the display ends.
      const xclip = spawn('xclip', ['-selection', 'clipboard', '-i'], { env, stdio: ['pipe', 'ignore', 'ignore'], timeout })
      xclip.stdin.end(text)
      await once(xclip, 'exit')
      // It asks for the clipboard only in that child: until the text can be read, the clipboard may still be the other program's, which
      // would then rightly clear it, or be answered for by nobody.
      const giveUpAt = Date.now() + timeout
      while ((await read('UTF8_STRING')) !== text) {
        if (Date.now() > giveUpAt) throw new Error('xclip did not take the clipboard.')
      }
    }
  }
}
