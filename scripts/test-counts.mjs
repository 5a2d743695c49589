// @ts-check
import { readFileSync } from 'node:fs'

/** `failures`: what failed and the first words of why, since the end of a long output is what is read. @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly failures: readonly string[] }} Counts */

/** @param {Partial<Counts>} counts @returns {Counts} */
export const toCounts = ({ passed = 0, failed = 0, skipped = 0, failures = [] }) => ({ passed, failed, skipped, failures })

/** @param {readonly Counts[]} all */
export const sum = (all) =>
  all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
      failures: [...a.failures, ...b.failures]
    }),
    toCounts({})
  )

/** @param {Counts} counts */
export const formatCounts = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`

/** A runner that failed without a failed test (a file that does not load, a time limit) is one failure. @param {Counts} counts @param {boolean} isOk */
export const withRunner = (counts, isOk) => (isOk || counts.failed > 0 ? counts : { ...counts, failed: 1 })

const escapes = new RegExp(`${String.fromCodePoint(0x1b)}\\[[0-9;]*m`, 'g')
const shownLines = 8

/** @param {string} title @param {string} [message] */
export const toFailure = (title, message = '') => {
  const lines = message.replaceAll(escapes, '').split('\n')
  return [title, ...lines.filter((line) => line.trim() !== '').slice(0, shownLines)].join('\n    ')
}

/** @typedef {{ readonly fullName: string, readonly status: string, readonly failureMessages: readonly string[] }} VitestCheck */
/** @param {string} path the report of Vitest's JSON reporter */
export function readVitestCounts(path) {
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests, testResults = [] } = readReport(path)
  const checks = /** @type {VitestCheck[]} */ (
    testResults.flatMap((/** @type {{ assertionResults: unknown }} */ file) => file.assertionResults)
  )
  const failures = checks.filter(({ status }) => status === 'failed').map((check) => toFailure(check.fullName, check.failureMessages[0]))
  return toCounts({ passed, failed, skipped: (numPendingTests ?? 0) + (numTodoTests ?? 0), failures })
}

/** @typedef {{ readonly title: string, readonly specs?: readonly { readonly title: string, readonly ok: boolean, readonly tests: readonly { readonly results: readonly { readonly error?: { readonly message?: string } }[] }[] }[], readonly suites?: readonly PlaywrightSuite[] }} PlaywrightSuite */
/** @param {string} path the report of Playwright's JSON reporter */
export function readPlaywrightCounts(path) {
  const { stats, suites = [] } = readReport(path)
  const { expected: passed, unexpected = 0, flaky = 0, skipped } = stats ?? {}
  return toCounts({ passed, failed: unexpected + flaky, skipped, failures: suites.flatMap(readFailures) })
}

/** @param {PlaywrightSuite} suite @returns {readonly string[]} */
const readFailures = ({ title, specs = [], suites = [] }) => [
  ...specs
    .filter(({ ok }) => !ok)
    .map((spec) =>
      toFailure(
        `${title} › ${spec.title}`,
        spec.tests.flatMap(({ results }) => results).find(({ error }) => error !== undefined)?.error?.message
      )
    ),
  ...suites.flatMap(readFailures)
]

/** A runner that ended early has left no report. @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}
