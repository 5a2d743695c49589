import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const results = process.env['MINTMARK_TEST_RESULTS'] ?? 'out/test-results/package'

export default defineConfig({
  testDir: 'test/package',
  outputDir: join(results, 'attachments'),
  reporter: [['list'], ['json', { outputFile: join(results, 'results.json') }]],
  workers: 1,
  retries: 0,
  timeout: 3 * 60_000,
  globalTimeout: 8 * 60_000,
  expect: { timeout: 15_000 }
})
