// @ts-check
// npm test: every step, then what came of it. `npm test -- app copy` runs one step, and of it what is named like the other words.
import { formatCounts, sum, toCounts } from './test-counts.mjs'
import { steps } from './test-steps.mjs'

const words = process.argv.slice(2)
const named = steps.filter(({ name }) => words.includes(name))
const filters = words.filter((word) => !named.some(({ name }) => name === word))

const outcomes = []
for (const { name, run } of named.length === 0 ? steps : named) {
  console.log(`\n== ${name}`)
  const startedAt = Date.now()
  const counts = await runSafely(run)
  outcomes.push({ name, counts, seconds: (Date.now() - startedAt) / 1_000 })
}

/** A step that breaks off is a failure, and the next ones still run. @param {typeof steps[number]['run']} run */
async function runSafely(run) {
  try {
    return await run(filters)
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
for (const failure of total.failures) console.log(`\n  ${failure}`)
console.log('')
console.log(formatCounts(total))
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1
