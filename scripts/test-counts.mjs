// @ts-check
import { readFileSync } from 'node:fs'

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Counts */

/** @param {Partial<Counts>} counts @returns {Counts} */
export const toCounts = ({ passed = 0, failed = 0, skipped = 0 }) => ({ passed, failed, skipped })

/** @param {readonly Counts[]} all */
export const sum = (all) =>
  all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), toCounts({}))

/** @param {Counts} counts */
export const formatCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`

/** A runner that failed without a failed test (a file that does not load, a time limit) is one failure. @param {Counts} counts @param {boolean} isOk */
export const withRunner = (counts, isOk) => (isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 })

/** @param {string} path the report of Vitest's JSON reporter */
export function readVitestCounts(path) {
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = readReport(path)
  return toCounts({ passed, failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0) })
}

/** @param {string} path the report of Playwright's JSON reporter */
export function readPlaywrightCounts(path) {
  const { expected: passed, unexpected = 0, flaky = 0, skipped } = readReport(path).stats ?? {}
  return toCounts({ passed, failed: unexpected + flaky, skipped })
}

/** A runner that ended early has left no report. @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
