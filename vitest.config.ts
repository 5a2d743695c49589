import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // The state classes are *.svelte.ts files.
  plugins: [svelte({ configFile: false })],
  test: { include: ['test/unit/**/*.spec.ts'] }
})
