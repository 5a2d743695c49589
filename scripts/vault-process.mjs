// @ts-check
// What the tests of test/torture run in processes of their own: the vault, bundled, since Node 20 runs no TypeScript.
import { spawnSync } from 'node:child_process'
import { findElectron } from './find-electron.mjs'
import { projectFolder } from './project.mjs'

const asNode = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }

/** Electron as Node, as in the app, unless it was built without that door. */
function findRuntime() {
  const { executable, version } = findElectron()
  const answer = spawnSync(executable, ['-p', 'process.versions.electron'], { env: asNode, encoding: 'utf8', timeout: 10_000 })
  if (answer.stdout?.trim() === version) return { executable, name: `Electron ${version}` }
  return { executable: process.execPath, name: `Node ${process.version}, since Electron does not run as Node here` }
}

/** Vitest calls it once for a run. */
export async function setup() {
  const { build } = await import('vite')
  await build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: 'test/torture/vault-process.ts',
      outDir: 'out/torture',
      emptyOutDir: true,
      minify: false,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'vault-process.mjs' } }
    }
  })
  const { executable, name } = findRuntime()
  process.env.MINTMARK_TORTURE_RUNTIME = executable
  console.log(`The vault runs in processes of ${name}`)
}
