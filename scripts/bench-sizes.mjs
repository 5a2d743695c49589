// @ts-check
import { toDebFiles } from './package/deb-files.mjs'
import { packApp } from './package/pack.mjs'
import { findElectron } from './find-electron.mjs'

/** @typedef {import('../test/bench/figure.ts').Figure} Figure */

/** @param {string} what @param {number} bytes @param {number} most in MB @returns {Figure} */
function toFigure(what, bytes, most) {
  const size = bytes / 1e6
  return {
    what,
    unit: 'MB',
    measure: 'median',
    ours: { median: size, p95: size, worst: size, count: 1 },
    floor: null,
    goal: { is: 'at most', value: most, of: 'value' }
  }
}

/** What Mintmark takes on a disk beside Electron. @returns {readonly Figure[]} */
export function measureSizes() {
  const { asar, version } = packApp(findElectron())
  const others = Object.values(toDebFiles({ version, date: '2000-01-01' }))
  const installed = others.reduce((sum, bytes) => sum + Buffer.byteLength(bytes), asar.length)
  return [toFigure('app.asar', asar.length, 3), toFigure("installed, beyond Electron's own", installed, 4)]
}
