import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

// One bundle runs on every Electron from 33 (development and CI) to 45 (releases), so the targets are those of the oldest.
// Left alone, electron-vite would build for the installed 45, and 33 would stop at a syntax error.
const node = 'node20.18'
const chrome = 'chrome130'

/** Writes the names of the page's files beside them: `app://` serves what is on this list and nothing else. */
const fileList: Plugin = {
  name: 'file-list',
  generateBundle: {
    // After Vite's own step, which adds index.html.
    order: 'post',
    handler(_options, bundle) {
      this.emitFile({ type: 'asset', fileName: 'files.json', source: JSON.stringify(Object.keys(bundle).toSorted()) })
    }
  }
}

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
    plugins: [svelte(), fileList],
    build: {
      target: chrome,
      minify: true,
      outDir: 'out/renderer',
      rolldownOptions: { input: join(import.meta.dirname, 'src-renderer/index.html') }
    }
  }
})
