import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { describe, expect, it, test } from 'vitest'

/** The rules of the house that no compiler checks. */
const root = join(import.meta.dirname, '../..')
const folders = ['src-main', 'src-renderer', 'test', 'scripts']

const paths = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
)
const textOf = new Map(
  paths.filter((path) => /\.(ts|svelte|mjs|css|html|md)$/.test(path)).map((path) => [path, readFileSync(join(root, path), 'utf8')])
)

/** The TypeScript of a file: a component's is what stands in its script. */
function scriptOf(path: string): string {
  const text = textOf.get(path) ?? ''
  return path.endsWith('.svelte') ? Array.from(text.matchAll(/<script[^>]*>(.*?)<\/script>/gs), ([, script]) => script).join('\n') : text
}

const sources = Array.from(textOf.keys()).filter((path) => path.startsWith('src-') && /\.(ts|svelte)$/.test(path))
const trees = new Map(sources.map((path) => [path, ts.createSourceFile(path, scriptOf(path), ts.ScriptTarget.Latest, true)]))

type Import = { readonly from: string; readonly to: string }

/** Every import of every source: a relative one as a path of the project, a package by its name. */
const imports = sources.flatMap((from): readonly Import[] =>
  ts.preProcessFile(scriptOf(from), true, true).importedFiles.map(({ fileName }) => ({
    from,
    to: fileName.startsWith('.') ? join(dirname(from), fileName) : fileName
  }))
)
const importsFrom = (folder: string): readonly Import[] => imports.filter(({ from }) => from.startsWith(`${folder}/`))
const isWithin = (path: string, ...rooms: readonly string[]): boolean => rooms.some((room) => path === room || path.startsWith(`${room}/`))
const shown = ({ from, to }: Import): string => `${from} imports ${to}`

/** The sources whose code, comments left out, contains the pattern. */
function using(pattern: RegExp): readonly string[] {
  const withoutComments = (path: string): string => (textOf.get(path) ?? '').replaceAll(/\/\*.*?\*\/|<!--.*?-->|(?<![:'"`])\/\/.*?$/gms, '')
  return sources.filter((path) => pattern.test(withoutComments(path)))
}

test('there is something to look at', () => {
  expect(sources.length).toBeGreaterThan(150)
  expect(imports.length).toBeGreaterThan(400)
})

test('no file is longer than 300 lines', () => {
  expect(Array.from(textOf, ([path, text]) => [path, text.split('\n').length - 1] as const).filter(([, lines]) => lines > 300)).toEqual([])
})

test('no component is longer than 150 lines', () => {
  expect(sources.filter((path) => path.endsWith('.svelte') && (textOf.get(path) ?? '').split('\n').length - 1 > 150)).toEqual([])
})

test('every import leads to a file', () => {
  expect(imports.filter(({ to }) => isWithin(to, ...folders) && !paths.includes(to.replace(/\?.*$/, ''))).map(shown)).toEqual([])
})

test('no file imports itself, however far around', () => {
  const next = new Map<string, readonly string[]>()
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to])
  const finished = new Set<string>()
  const cycles: string[] = []
  const walk = (path: string, above: readonly string[]): void => {
    if (above.includes(path)) cycles.push([...above.slice(above.indexOf(path)), path].join(' > '))
    if (finished.has(path) || above.includes(path)) return
    for (const each of next.get(path) ?? []) walk(each, [...above, path])
    finished.add(path)
  }
  for (const path of sources) walk(path, [])
  expect(cycles).toEqual([])
})

describe('the walls', () => {
  it.each([
    ['src-main/model', ['src-main/model']],
    ['src-main/contract', ['src-main/model', 'src-main/contract']],
    ['src-main/preload', ['src-main/contract', 'electron']]
  ])('%s imports nothing but %j', (room, allowed) => {
    expect(
      importsFrom(room)
        .filter(({ to }) => !isWithin(to, ...allowed))
        .map(shown)
    ).toEqual([])
  })

  it('the page knows of main only what is pure', () => {
    const outside = importsFrom('src-renderer').filter(({ to }) => !isWithin(to, 'src-renderer') && isWithin(to, ...folders))
    expect(outside.length).toBeGreaterThan(20)
    expect(outside.filter(({ to }) => !isWithin(to, 'src-main/model', 'src-main/contract')).map(shown)).toEqual([])
    expect(
      importsFrom('src-renderer')
        .filter(({ to }) => to === 'electron' || to.startsWith('node:'))
        .map(shown)
    ).toEqual([])
  })

  it('main knows nothing of the page', () => {
    expect(
      importsFrom('src-main')
        .filter(({ to }) => isWithin(to, 'src-renderer', 'test'))
        .map(shown)
    ).toEqual([])
  })

  it('the components of ui know nothing of profiles, tokens or servers', () => {
    const domain = ['src-main', 'src-renderer/state', 'src-renderer/api.ts']
    const within = ['src-renderer/views/ui', 'src-renderer/icons', 'src-renderer/styles']
    const foreign = ({ to }: Import): boolean => isWithin(to, ...domain) || (isWithin(to, 'src-renderer') && !isWithin(to, ...within))
    expect(importsFrom('src-renderer/views/ui').filter(foreign).map(shown)).toEqual([])
  })

  it('state knows nothing of components', () => {
    expect(
      importsFrom('src-renderer/state')
        .filter(({ to }) => isWithin(to, 'src-renderer/views', 'src-renderer/App.svelte'))
        .map(shown)
    ).toEqual([])
  })
})

describe('each danger has one door', () => {
  it.each([
    ['ipcMain', /\bipcMain\b/, ['src-main/ipc/router.ts']],
    ['contextBridge', /\bcontextBridge\b/, ['src-main/preload/preload.ts']],
    ['ipcRenderer', /\bipcRenderer\b/, ['src-main/preload/preload.ts']],
    ['webContents.send', /\.send\(/, ['src-main/ipc/announcer.ts']],
    ['safeStorage', /\bsafeStorage\b/, ['src-main/vault/safe-storage.ts']],
    [
      'the clipboard',
      /electron\.clipboard|navigator\.clipboard|import \{[^}]*\bclipboard\b[^}]*\} from 'electron'/,
      ['src-main/clipboard/system-clipboard.ts']
    ],
    ['window.api', /\bwindow\b.*\bapi\b|\bapi\b.*\bwindow\b/, ['src-renderer/api.ts']],
    ['openExternal', /\bopenExternal\b/, []],
    ['HTML from text', /\{@html|\b(inner|outer)HTML\b|insertAdjacentHTML|document\.write/, []],
    ['code from text', /\beval\(|new Function\(|\bexecuteJavaScript\b/, []]
  ])('%s', (_, pattern, doors) => expect(using(pattern)).toEqual(doors))
})

describe('the language', () => {
  it('nothing is of type any', () => {
    const isAny = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.AnyKeyword || (ts.forEachChild(node, isAny) ?? false)
    expect(
      Array.from(trees)
        .filter(([, tree]) => isAny(tree))
        .map(([path]) => path)
    ).toEqual([])
  })

  it('no check is switched off', () => {
    const silenced = /@ts-(ignore|nocheck|expect-error)|eslint-disable|prettier-ignore-start/
    expect(sources.filter((path) => silenced.test(textOf.get(path) ?? ''))).toEqual([])
  })

  it('nothing is exported as default', () => expect(using(/^export default\b|\bas default\b/m)).toEqual([]))

  it('nothing is left to be done', () =>
    expect(
      Array.from(textOf)
        .filter(([, text]) => /\b(TO[D]O|FIX[M]E|X[X]X)\b/.test(text))
        .map(([path]) => path)
    ).toEqual([]))

  it('no component styles an element in place', () => expect(using(/<[^>]*\sstyle=/)).toEqual([]))

  it('there are fewer than five effects', () => {
    const effects = sources.flatMap((path) => Array.from(scriptOf(path).matchAll(/\$effect(\.pre|\.root)?\(/g), () => path))
    expect(effects.length, effects.join(', ')).toBeLessThan(5)
  })
})

describe('names', () => {
  const code = paths.filter((path) => /\.(ts|svelte|mjs)$/.test(path))
  const base = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

  it('are in kebab-case, components in PascalCase', () => {
    const isWell = (name: string): boolean =>
      /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name) || /^[a-z0-9]+(-[a-z0-9]+)*(\.svelte|\.spec|\.d)?\.(ts|mjs)$/.test(name)
    expect(code.filter((path) => !isWell(base(path)))).toEqual([])
    expect(
      code.filter((path) =>
        dirname(path)
          .split('/')
          .some((folder) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(folder))
      )
    ).toEqual([])
  })

  it('say what is inside', () => {
    expect(code.filter((path) => /(^|[/-])(utils?|helpers?|managers?|common|misc|shared)([/.-]|$)/i.test(path))).toEqual([])
  })

  it('index.ts is only for the registries and the contract', () => {
    expect(code.filter((path) => base(path) === 'index.ts')).toEqual([
      'src-main/contract/index.ts',
      'src-main/model/copy-formats/index.ts',
      'src-main/model/usergrid/request-forms/index.ts'
    ])
  })

  it('a file with runes says so, and no other does', () => {
    const states = sources.filter((path) => path.endsWith('.ts'))
    const hasRunes = (path: string): boolean => /\$(state|derived|effect|props)\b/.test(scriptOf(path))
    expect(states.filter((path) => hasRunes(path) !== path.endsWith('.svelte.ts'))).toEqual([])
  })
})
