import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, test } from 'vitest'

const read = (path: string): string => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

type Package = { readonly dependencies: Record<string, string>; readonly devDependencies: Record<string, string> }
type Locked = { readonly version?: string; readonly integrity?: string; readonly link?: true; readonly hasInstallScript?: true }

const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Package
const { packages } = JSON.parse(read('package-lock.json')) as { readonly packages: Record<string, Locked> }
const { '': project, ...others } = packages

it.each(Object.entries({ ...dependencies, ...devDependencies }))('%s is asked for in one version: %s', (_, version) =>
  expect(version).toMatch(/^\d+\.\d+\.\d+$/)
)

test('what is locked is what is asked for, each package with its hash, from the registry', () => {
  expect(project).toMatchObject({ dependencies, devDependencies })
  const without = Object.entries(others).filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)
  expect(without.map(([path]) => path)).toEqual([])
})

/** Set-up installs with --ignore-scripts, so nothing may need its script: whoever is new here has to be looked at. */
test('no package needs a script when it is installed', () => {
  const scripted = Object.entries(others).flatMap(([path, { hasInstallScript }]) => (hasInstallScript ? [path] : []))
  // A faster socket for dbus-next in tests, which does without.
  expect(scripted).toEqual(['node_modules/usocket'])
  expect(read('scripts/dependencies.mjs')).toContain("runNpm(['ci', '--ignore-scripts',")
  // In .npmrc it would switch off prestart and pretest as well.
  expect(read('.npmrc')).toBe('save-exact=true\nomit-lockfile-registry-resolved=true\n')
})
