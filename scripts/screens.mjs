// @ts-check
// npm run screens: drives the real app to every screen, in light and dark, and writes docs/screens/*.png. `docs/screens/README.md` shows them.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readPng, toPalettePng } from './palette-png.mjs'
import { projectFolder } from './project.mjs'
import { runPictures } from './test-app.mjs'

const { counts, folder } = runPictures()
if (counts.failed === 0 && counts.passed > 0) {
  const target = join(projectFolder, 'docs/screens')
  mkdirSync(target, { recursive: true })
  const names = readdirSync(folder).filter((name) => name.endsWith('.png'))
  let bytes = 0
  for (const name of names) {
    const png = toPalettePng(readPng(readFileSync(join(folder, name))))
    writeFileSync(join(target, name), png)
    bytes += png.length
  }
  console.log(`${names.length} pictures in docs/screens, ${(bytes / 1_000_000).toFixed(1)} MB`)
} else {
  process.exitCode = 1
}
