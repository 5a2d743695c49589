import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const minuteMs = 60_000
const results = process.env['MINTMARK_TEST_RESULTS'] ?? 'out/test-results/app'

export default defineConfig({
  testDir: 'test/app',
  outputDir: join(results, 'attachments'),
  globalSetup: './test/support/print-electron.ts',
  reporter: [['list'], ['json', { outputFile: join(results, 'results.json') }]],
  fullyParallel: true,
  workers: 2,
  // A test that fails now and then is a finding.
  retries: 0,
  timeout: 2 * minuteMs,
  globalTimeout: 25 * minuteMs,
  expect: { timeout: 10_000 }
})
