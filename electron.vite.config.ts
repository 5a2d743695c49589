import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'

// One bundle runs on every Electron from 33 (development and CI) to 45 (releases), so the targets are those of the oldest.
// Left alone, electron-vite would build for the installed 45, and 33 would stop at a syntax error.
const node = 'node20.18'
const chrome = 'chrome130'

export default defineConfig({
  main: {
    build: {
      target: node,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { main: 'src-main/main.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' }
      }
    }
  },
  preload: {
    build: {
      target: node,
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'src-main/preload/preload.ts' },
        // A sandboxed preload is never ESM.
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'src-renderer',
    plugins: [svelte()],
    build: {
      target: chrome,
      minify: true,
      outDir: 'out/renderer',
      rolldownOptions: { input: 'src-renderer/index.html' }
    }
  }
})
