import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const results = process.env['MINTMARK_TEST_RESULTS'] ?? 'out/test-results/soak'

export default defineConfig({
  testDir: 'test/soak',
  outputDir: join(results, 'attachments'),
  globalSetup: './test/support/print-electron.ts',
  reporter: [['list'], ['json', { outputFile: join(results, 'results.json') }]],
  workers: 1,
  retries: 0,
  // As long as is asked for, and what it takes to begin and to count.
  timeout: 13 * 60_000,
  expect: { timeout: 30_000 }
})
