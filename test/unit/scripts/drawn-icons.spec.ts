import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compile } from 'svelte/compiler'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
// Plain JavaScript outside of the test project: Vitest loads it by its path.
const { drawnIcons, toPath } = await import(join(root, 'scripts/drawn-icons.mjs'))
const load = drawnIcons.load as (id: string) => string | null
const outline = toPath as (shape: readonly [string, Readonly<Record<string, string>>]) => string | null

const page = join(root, 'src-renderer')
const sources = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(svelte|ts)$/.test(path))
const imports = sources.flatMap((path) => [...readFileSync(join(page, path), 'utf8').matchAll(/@lucide\/svelte\/icons\/([\w-]+)/g)])
const names = new Set(imports.map(([, name = '']) => name))
const icons = join(root, 'node_modules/@lucide/svelte/dist')
/** Some have a newer name, under which they are kept. */
const fileOf = (name: string): string =>
  join(icons, 'icons', /["'](\.[^"']+\.svelte)["']/.exec(readFileSync(join(icons, 'icons', `${name}.js`), 'utf8'))?.[1] ?? '')

it.each([...names])('draws %s with every shape of it, in one path', (name) => {
  const drawn = load(fileOf(name)) ?? ''
  const shapes = Array.from(readFileSync(fileOf(name), 'utf8').matchAll(/\["(\w+)", (\{[^}]*\})\]/g), ([, tag = '', attributes = '']) =>
    outline([tag, JSON.parse(attributes) as Record<string, string>])
  )
  expect(shapes.length).toBeGreaterThan(0)
  expect(drawn).toContain(`<path d="${shapes.join('')}" />`)
  expect(drawn.match(/<path/g)).toHaveLength(1)
  expect(() => compile(drawn, {})).not.toThrow()
})

it.each([
  ['path', { d: 'M1 2h3' }, 'M1 2h3'],
  ['path', { d: 'm1 2 3 4' }, 'M0 0m1 2 3 4'],
  ['line', { x1: '1', x2: '2', y1: '3', y2: '4' }, 'M1 3L2 4'],
  ['polyline', { points: '1 2 3 4' }, 'M1 2 3 4'],
  ['polygon', { points: '1 2 3 4 5 6' }, 'M1 2 3 4 5 6z'],
  ['circle', { cx: '12', cy: '12', r: '3' }, 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z'],
  ['ellipse', { cx: '12', cy: '5', rx: '9', ry: '3' }, 'M3 5a9 3 0 1 0 18 0a9 3 0 1 0 -18 0z'],
  ['rect', { width: '4', height: '6', x: '1', y: '2' }, 'M1 2h4v6h-4v-6z'],
  [
    'rect',
    { width: '8', height: '6', x: '1', y: '2', rx: '2' },
    'M3 2h4a2 2 0 0 1 2 2v2a2 2 0 0 1 -2 2h-4a2 2 0 0 1 -2 -2v-2a2 2 0 0 1 2 -2z'
  ],
  ['circle', { cx: '1', cy: '1', r: '1', fill: 'currentColor' }, null],
  ['text', {}, null]
] as const)('makes a path of %s', (tag, attributes, path) => {
  expect(outline([tag, attributes])).toBe(path)
})

it('leaves all other files alone', () => {
  expect([load('src-renderer/App.svelte'), load(join(icons, 'Icon.svelte'))]).toEqual([null, null])
})
