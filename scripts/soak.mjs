// @ts-check
// npm run test:soak [-- MINUTES]: 500 short-lived tokens are kept fresh while the server has a bad day; 2 minutes, at most 10.
import { runSoak } from './test-app.mjs'
import { formatCounts } from './test-counts.mjs'

const minutes = Number(process.argv[2] ?? 2)
const counts = runSoak(minutes > 0 ? minutes : 2)
console.log(formatCounts(counts))
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1
