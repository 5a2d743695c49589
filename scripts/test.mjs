// @ts-check
// npm test: every step, then what came of it. `npm test -- app copy` runs one step, and of it what is named like the other words.
import { formatCounts, sum, toCounts } from './test-counts.mjs'
import { steps } from './test-steps.mjs'

const words = process.argv.slice(2)
const named = steps.filter(({ name }) => words.includes(name))
const filters = words.filter((word) => !named.some(({ name }) => name === word))

const outcomes = (named.length === 0 ? steps : named).map(({ name, run }) => {
  console.log(`\n== ${name}`)
  const startedAt = Date.now()
  const counts = runSafely(run)
  return { name, counts, seconds: (Date.now() - startedAt) / 1_000 }
})

/** A step that breaks off is a failure, and the next ones still run. @param {typeof steps[number]['run']} run */
function runSafely(run) {
  try {
    return run(filters)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return toCounts({ failed: 1 })
  }
}

const total = sum(outcomes.map(({ counts }) => counts))
console.log('')
for (const { name, counts, seconds } of outcomes) {
  console.log(
    `${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${formatCounts(counts)}`
  )
}
console.log('')
console.log(formatCounts(total))
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
