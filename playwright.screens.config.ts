import { defineConfig } from '@playwright/test'
import tests from './playwright.config.ts'

/** Takes the pictures of `docs/screens`: run it with `npm run screens`. */
export default defineConfig(tests, { testDir: 'test/screens' })
