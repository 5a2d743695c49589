import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/torture/**/*.spec.ts'],
    globalSetup: 'scripts/vault-process.mjs',
    // Each waits for real processes and a real disk; how long that takes is not what is tested.
    testTimeout: 600_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    maxConcurrency: 2
  }
})
