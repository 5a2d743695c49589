// @ts-check
import { projectFolder } from '../project.mjs'
import { runQuietly } from '../run-quietly.mjs'

/** The time that everything in a package bears, so that one commit gives one package. @returns {number} seconds since 1970 */
export function readCommitTime() {
  const given = Number(process.env['SOURCE_DATE_EPOCH'])
  if (given > 0) return given
  return Number(runQuietly('git', ['log', '-1', '--format=%ct'], { cwd: projectFolder }))
}
