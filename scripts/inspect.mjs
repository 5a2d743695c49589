// @ts-check
// npm run --silent inspect -- TOKEN: what a token tells by itself, as one line of JSON. With - it is read from the standard input,
// which leaves no trace in a shell's history. Nothing but the line goes to the standard output.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setUpDependencies } from './dependencies.mjs'
import { projectFolder } from './project.mjs'

/** The app's own rules. Node 20 runs no TypeScript, so they are bundled in memory. */
async function loadAnatomy() {
  const { build } = await import('vite')
  const entry = join(projectFolder, 'src-main/model/usergrid/token-anatomy.ts')
  const outputs = await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: false, target: 'node20.18', lib: { entry, formats: ['es'] } }
  })
  const [output] = Array.isArray(outputs) ? outputs : []
  if (output === undefined) throw new Error('nothing was built')
  /** @type {typeof import('../src-main/model/usergrid/token-anatomy.ts')} */
  const { parseTokenAnatomy } = await import(`data:text/javascript,${encodeURIComponent(output.output[0].code)}`)
  return parseTokenAnatomy
}

const [given, ...more] = process.argv.slice(2)
if (given === undefined || more.length > 0) {
  console.error('Usage: npm run --silent inspect -- TOKEN (or - to read it from the standard input)')
  process.exitCode = 2
} else {
  const token = given === '-' ? readFileSync(0, 'utf8').trim() : given
  setUpDependencies()
  const parseTokenAnatomy = await loadAnatomy()
  console.log(JSON.stringify(parseTokenAnatomy(token)))
}
