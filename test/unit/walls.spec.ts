import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/**
 * The walls between the folders are kept by the compiler, and the bundler would not notice a breach: so here is a copy of the house with
 * holes in its walls, and the type-check has to name each.
 */
const root = join(import.meta.dirname, '../..')
const house = mkdtempSync(join(tmpdir(), 'house-'))
const rooms = [
  'tsconfig.base.json',
  'package.json',
  'src-main/model',
  'src-main/contract',
  'src-main/vault',
  'src-main/log',
  'src-main/profiles',
  'src-renderer'
]

function run(tool: string, ...options: readonly string[]): { readonly isWell: boolean; readonly said: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'node_modules', tool), ...options], { cwd: house, encoding: 'utf8' })
  return { isWell: status === 0, said: stdout }
}
const compile = (project: string): ReturnType<typeof run> => run('typescript/bin/tsc', '-b', project)
const linesAbout = (said: string, file: string): readonly string[] => said.split('\n').filter((line) => line.includes(file))

function withFile<T>(path: string, text: string, work: () => T): T {
  writeFileSync(join(house, path), text)
  try {
    return work()
  } finally {
    rmSync(join(house, path))
  }
}

beforeAll(() => {
  for (const room of rooms) cpSync(join(root, room), join(house, room), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
})
afterAll(() => rmSync(house, { recursive: true }))

describe('the type-check', { timeout: 60_000 }, () => {
  it('passes without a breach, also for a file that imports what it may', () => {
    const fine = "import { contract } from '../src-main/contract/index.ts'\nexport const fine = contract\n"
    expect(withFile('src-renderer/fine.ts', fine, () => compile('src-renderer'))).toEqual({ isWell: true, said: '' })
  })

  it.each([
    ['the vault', '../src-main/vault/vault.ts', 'readVault'],
    ['a service that is made of nothing but model', '../src-main/profiles/from-draft.ts', 'toProfile']
  ])('names a file of the page that imports %s', (_, path, name) => {
    const breach = `import { ${name} } from '${path}'\nexport const breach = ${name}\n`
    const { isWell, said } = withFile('src-renderer/breach.ts', breach, () => compile('src-renderer'))
    expect(isWell).toBe(false)
    expect(linesAbout(said, 'src-renderer/breach.ts').join('\n')).toMatch(/TS6307: .*src-main\/(vault\/vault|profiles\/from-draft)\.ts/)
  })

  it('names a file of the model that imports from Node', () => {
    const breach = "import { readFileSync } from 'node:fs'\nexport const breach = readFileSync\n"
    const { isWell, said } = withFile('src-main/model/breach.ts', breach, () => compile('src-main/model'))
    expect(isWell).toBe(false)
    expect(said).toMatch(/^src-main\/model\/breach\.ts\(1,30\): error TS2\d+: .*node:fs/)
  })

  it('of components names the one that imports a service, and no other', () => {
    const script = (path: string, name: string): string =>
      `<script lang="ts">\n  import { ${name} } from '${path}'\n</script>\n\n{typeof ${name}}\n`
    const options = ['--tsconfig', 'src-renderer/tsconfig.json', '--threshold', 'error', '--output', 'machine']
    const { isWell, said } = withFile('src-renderer/Fine.svelte', script('../src-main/contract/index.ts', 'contract'), () =>
      withFile('src-renderer/Breach.svelte', script('../src-main/profiles/from-draft.ts', 'toProfile'), () =>
        run('svelte-check/bin/svelte-check', ...options)
      )
    )
    expect(isWell).toBe(false)
    expect(linesAbout(said, 'src-renderer/Breach.svelte').join('\n')).toMatch(/from-draft\.ts' is not listed within the file list/)
    expect(linesAbout(said, 'src-renderer/Fine.svelte')).toEqual([])
  })
})
