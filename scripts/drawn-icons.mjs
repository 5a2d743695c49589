// @ts-check
import { readFileSync } from 'node:fs'

const iconFile = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/
const iconData = /const iconData = (\{.*\});/s

/** @typedef {readonly [tag: string, attributes: Readonly<Record<string, string>>]} Shape */

const full = 2

/** The same outline as a path; null for what has more to it than an outline. @param {Shape} shape @returns {string | null} */
export function toPath([tag, attributes]) {
  const rest = new Map(Object.entries(attributes))
  const text = (/** @type {string} */ name) => {
    const value = rest.get(name)
    rest.delete(name)
    return value
  }
  const number = (/** @type {string} */ name) => Number(text(name) ?? 0)
  /** @type {Readonly<Record<string, () => string>>} */
  const outlines = {
    // A path that begins relative to where it stands stands at the start, wherever the one before has ended.
    path: () => `M0 0${text('d')}`.replace(/^M0 0(?=M)/, ''),
    line: () => `M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`,
    polyline: () => `M${text('points')}`,
    polygon: () => `M${text('points')}z`,
    circle: () => {
      const r = number('r')
      return `M${number('cx') - r} ${number('cy')}a${r} ${r} 0 1 0 ${full * r} 0a${r} ${r} 0 1 0 ${-full * r} 0z`
    },
    ellipse: () => {
      const [rx, ry] = [number('rx'), number('ry')]
      return `M${number('cx') - rx} ${number('cy')}a${rx} ${ry} 0 1 0 ${full * rx} 0a${rx} ${ry} 0 1 0 ${-full * rx} 0z`
    },
    rect: () => {
      const [x, y, width, height] = [number('x'), number('y'), number('width'), number('height')]
      // One radius stands for both.
      const given = [text('rx'), text('ry')]
      const [rx, ry] = [Number(given[0] ?? given[1] ?? 0), Number(given[1] ?? given[0] ?? 0)]
      const [across, down] = [width - full * rx, height - full * ry]
      const corner = (/** @type {number} */ toX, /** @type {number} */ toY) => (rx === 0 ? '' : `a${rx} ${ry} 0 0 1 ${toX} ${toY}`)
      const sides = [
        `h${across}`,
        corner(rx, ry),
        `v${down}`,
        corner(-rx, ry),
        `h${-across}`,
        corner(-rx, -ry),
        `v${-down}`,
        corner(rx, -ry)
      ]
      return `M${x + rx} ${y}${sides.join('')}z`
    }
  }
  const outline = outlines[tag]?.() ?? null
  return rest.size === 0 ? outline : null
}

/** @param {Shape} shape */
const toMarkup = ([tag, attributes]) => {
  const pairs = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`)
  return `<${tag}${pairs.join('')} />`
}

/** Strokes of one colour are one path: half as much for the page to make and lay out. @param {readonly Shape[]} shapes */
function toStrokes(shapes) {
  const paths = shapes.map(toPath)
  return paths.includes(null) ? shapes.map(toMarkup).join('') : `<path d="${paths.join('')}" />`
}

/** @param {string} source one of Lucide's icons */
function draw(source) {
  const found = iconData.exec(source)?.[1]
  if (found === undefined) throw new Error('An icon of Lucide is not written as it was: see drawn-icons.mjs.')
  const { name, aliases = [], size, node } = JSON.parse(found)
  const classes = ['lucide', 'lucide-icon', ...[name, ...aliases].map((each) => `lucide-${each}`)]
  return `<script>const { 'aria-label': label } = $props()</script>
<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" class="${classes.join(' ')}" aria-label={label} aria-hidden={label === undefined ? 'true' : undefined}>${toStrokes(node)}</svg>
`
}

/**
 * Lucide's icons put themselves together out of their data each time one is shown, with everything that a person could set. Ours only ever
 * have a label: drawn in the build they are copies of one piece of markup, and the list is on screen sooner.
 * @type {import('vite').Plugin}
 */
export const drawnIcons = {
  name: 'drawn-icons',
  enforce: 'pre',
  load: (id) => (iconFile.test(id.replaceAll('\\', '/')) ? draw(readFileSync(id, 'utf8')) : null)
}
