import { readdirSync, readFileSync } from 'node:fs'

const isGone = (error: unknown): boolean => ['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Processes and threads end when they want to: what is gone meanwhile has nothing to say. */
function orWhenGone<Value>(read: () => Value, gone: Value): Value {
  try {
    return read()
  } catch (error) {
    if (isGone(error)) return gone
    throw error
  }
}

const read = (path: string): string => orWhenGone(() => readFileSync(path, 'utf8'), '')
const threadsOf = (pid: number): readonly string[] => orWhenGone(() => readdirSync(`/proc/${pid}/task`), [])

/** The fields of a process after its name, which may itself hold spaces and brackets: state, parent, ... */
const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1] ?? -1)

/** The process and all that it has started, and so on. */
export function processTree(root: number): readonly number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const parents = all.map((pid) => ({ pid, parent: parentOf(pid) }))
  const withChildren = (pid: number): readonly number[] => [
    pid,
    ...parents.filter(({ parent }) => parent === pid).flatMap((child) => withChildren(child.pid))
  ]
  return withChildren(root)
}

/** Memory in bytes, what is shared with others counted in shares. */
export const pssBytes = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + 1024 * Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0), 0)

/** Time on a processor so far, in ms, of each thread. */
export const cpuMs = (pids: readonly number[]): ReadonlyMap<string, number> =>
  new Map(
    pids.flatMap((pid) =>
      threadsOf(pid).map((thread) => {
        const path = `/proc/${pid}/task/${thread}/schedstat`
        return [path, Number(read(path).split(' ')[0]) / 1e6] as const
      })
    )
  )
