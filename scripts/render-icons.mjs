// Draws the PNGs below resources/ from the SVGs beside them, with rsvg-convert (Debian: librsvg2-bin). Run it after changing a drawing and commit the result.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'

const resources = join(import.meta.dirname, '..', 'resources')

const draw = (from, to, size) => execFileSync('rsvg-convert', ['--width', `${size}`, '--height', `${size}`, '--output', to, from])

// Electron takes the size that fits the screen from the suffix alone.
const trayScales = { '': 16, '@1.5x': 24, '@2x': 32, '@3x': 48 }

// The environments stand in the menu: one colour each, for light and dark ones alike.
for (const ground of ['template', 'on-dark', 'on-light', 'environment']) {
  const folder = join(resources, 'tray', ground)
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.svg'))) {
    for (const [suffix, size] of Object.entries(trayScales))
      draw(join(folder, file), join(folder, `${basename(file, '.svg')}${suffix}.png`), size)
  }
}

const icons = join(resources, 'icons')
mkdirSync(icons, { recursive: true })
// At 16 px the ring would be a blur: that size has its own drawing.
for (const size of [16, 24, 32, 48, 64, 128, 256, 512])
  draw(join(resources, size === 16 ? 'icon-small.svg' : 'icon.svg'), join(icons, `${size}x${size}.png`), size)
