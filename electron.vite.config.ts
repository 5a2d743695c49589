import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { drawnIcons } from './scripts/drawn-icons.mjs'
import type { Licence } from './src-main/model/licence.ts'

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

/** The folder of the package that a bundled file comes from; null for our own. */
const packageFolder = (file: string): string | null =>
  /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1] ?? null

/** Older packages have their terms at the end of the README. */
function licenceOfReadme(folder: string): string | undefined {
  const readme = readdirSync(folder).find((file) => /^readme(\.md)?$/i.test(file))
  const text = readme === undefined ? '' : readFileSync(join(folder, readme), 'utf8')
  return /^(?:#+ *licen[cs]e|licen[cs]e\r?\n-+)\s([\s\S]{400,})/im.exec(text)?.[1]?.trim()
}

/** Some packages have the text and do not name it. */
const licenceName = (text: string | undefined): string | undefined =>
  text?.includes('Permission is hereby granted, free of charge, to any person') === true ? 'MIT' : undefined

/** Fails where there are no terms to show: nothing is shipped without. */
function readLicence(folder: string): Licence {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Partial<Record<string, string>>
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const texts = files.toSorted().map((file) => readFileSync(join(folder, file), 'utf8').trim())
  const text = texts.length > 0 ? texts.join('\n\n') : licenceOfReadme(folder)
  const licence = license ?? licenceName(text)
  if (name === undefined || version === undefined || licence === undefined || text === undefined)
    throw new Error(`A package comes without a licence: ${folder}`)
  return { name, version, licence, text }
}

/** Writes `licences.json` beside a bundle: the packages that code, styles or fonts of it come from, and those in the folders of `others`. */
const bundledLicences = (others: readonly string[] = []): Plugin => ({
  name: 'bundled-licences',
  generateBundle: {
    // After the list of what the page may load: this is not for it.
    order: 'post',
    handler(_options, bundle) {
      const { root } = this.environment.config
      const files = Object.values(bundle).flatMap((output) =>
        output.type === 'chunk'
          ? Object.entries(output.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []))
          : output.originalFileNames.map((file) => join(root, file))
      )
      const folders = new Set([...files.flatMap((file) => packageFolder(file) ?? []), ...others])
      this.emitFile({ type: 'asset', fileName: 'licences.json', source: JSON.stringify(Array.from(folders, readLicence)) })
    }
  }
})

const page = (name: string): string => join(import.meta.dirname, `src-renderer/${name}.html`)

export default defineConfig({
  main: {
    plugins: [bundledLicences([import.meta.dirname, join(import.meta.dirname, 'node_modules/electron')])],
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
    plugins: [bundledLicences()],
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
    // Elements are made one by one and not out of text: the page is there sooner, and no markup is ever parsed in it.
    plugins: [drawnIcons, svelte({ compilerOptions: { fragments: 'tree' } }), fileList, bundledLicences()],
    build: {
      target: chrome,
      minify: true,
      outDir: 'out/renderer',
      // One file is there sooner than five.
      cssCodeSplit: false,
      // The large window's page, and that of the small one.
      rolldownOptions: { input: { index: page('index'), 'quick-pick': page('quick-pick') } }
    }
  }
})
