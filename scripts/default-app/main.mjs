// @ts-check
// What the official Electron carries in default_app.asar: starts the app whose folder or file is given on the command line.
// Two things matter: an app that is an ES module needs `await import()`, and Playwright attaches through a module given with `-r`.
// It is kept in the folder that `madeDistPath` names: give that another name with a change here.
import { app } from 'electron'
import { existsSync, readFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** @param {readonly string[]} args */
function parseArguments(args) {
  const preloads = []
  for (let at = 0; at < args.length; at++) {
    if (args[at] === '-r' || args[at] === '--require') preloads.push(args[++at])
    else if (!args[at].startsWith('-')) return { preloads, entry: args[at] }
  }
  return { preloads, entry: null }
}

/** What Electron's own default app uses, and its types leave out. */
const open = /** @type {Record<'setVersion' | 'setAppPath' | 'setDesktopName', (value: string) => void>} */ (/** @type {unknown} */ (app))

/** The name decides the user-data folder, so it has to be set before the app's own code runs. @param {string} folder */
function introduce(folder) {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return
  const { name, productName, version, desktopName } = JSON.parse(readFileSync(path, 'utf8'))
  if (version !== undefined) open.setVersion(version)
  if ((productName ?? name) !== undefined) app.setName(productName ?? name)
  open.setDesktopName(desktopName ?? `${app.getName()}.desktop`)
  open.setAppPath(folder)
}

const { preloads, entry } = parseArguments(process.argv.slice(1))
// Node's own way to run `-r` modules. It has no public name.
if (preloads.length > 0) /** @type {any} */ (module)._preloadModules(preloads)
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true, configurable: false })

if (entry === null) {
  console.error('Give the folder of the app to start.')
  app.exit(1)
} else {
  const path = resolve(entry)
  introduce(path)
  try {
    await import(pathToFileURL(createRequire(import.meta.url).resolve(path)).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
