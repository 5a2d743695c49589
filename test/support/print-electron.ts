import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Names the Electron that a run of the app tests was made with. */
export default function printElectron(): void {
  const distPath = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (distPath === undefined) throw new Error('Run the app tests with: npm test -- app')
  const words = '`Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`'
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  console.log(execFileSync(join(distPath, 'electron'), ['--print', words], { env, encoding: 'utf8' }).trim())
}
