import { execFileSync } from 'node:child_process'

/** Bash reads its start-up file when its input is a socket. */
const withoutStartUp: Readonly<Record<string, string>> = { bash: '--norc', fish: '--no-config' }

/** What a shell prints for a script. Nothing of the outside but the path is in its environment. */
export function runShell(shell: string, script: string): string {
  const option = withoutStartUp[shell]
  return execFileSync(shell, [...(option === undefined ? [] : [option]), '-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: 10_000
  })
}

export function hasShell(shell: string): boolean {
  try {
    return runShell(shell, 'echo here').startsWith('here')
  } catch {
    return false
  }
}
