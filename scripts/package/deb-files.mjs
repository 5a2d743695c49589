// @ts-check
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { identity } from '../../src-main/model/identity.mjs'
import { projectFolder } from '../project.mjs'

/** @param {string} path in the project */
const read = (path) => readFileSync(join(projectFolder, path))

/** Node writes no time into it, so the same text gives the same bytes. @param {Buffer | string} bytes */
const zip = (bytes) => gzipSync(bytes, { level: 9 })

/** @param {string} name @param {Readonly<Record<string, string>>} values */
function fill(name, values) {
  const text = read(`packaging/linux/${name}`).toString()
  return text.replaceAll(/@([A-Z_]+)@/g, (_, key) => {
    const value = values[key]
    if (value === undefined) throw new Error(`packaging/linux/${name} asks for ${key}, which nobody gives.`)
    return value
  })
}

const copyright = () => `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ${identity.productName}
Comment: The licences of everything that is shipped are shown by Mintmark (Help, About, Licences), and of Chromium in
 /usr/lib/${identity.packageName}/LICENSES.chromium.html.

Files: *
Copyright: The Mintmark authors
License: MIT

License: MIT
${read('LICENSE')
  .toString()
  .trimEnd()
  .split('\n')
  .map((line) => ` ${line.trim() === '' ? '.' : line}`)
  .join('\n')}
`

/**
 * What the package puts beside Mintmark's own folder, by path below `/`.
 * @param {{ readonly version: string, readonly date: string }} release `date` as YYYY-MM-DD
 * @returns {Readonly<Record<string, Buffer | string>>}
 */
export function toDebFiles({ version, date }) {
  const { desktopId, executable, packageName, productName, userDataFolder } = identity
  const values = {
    ID: desktopId,
    NAME: productName,
    EXECUTABLE: executable,
    // What Electron gives its windows: package.json's desktopName without its ending.
    WM_CLASS: desktopId,
    VERSION: version,
    DATE: date,
    USER_DATA: userDataFolder
  }
  const icons = readdirSync(join(projectFolder, 'resources/icons')).map((name) => [
    `usr/share/icons/hicolor/${name.replace('.png', '')}/apps/${executable}.png`,
    read(`resources/icons/${name}`)
  ])
  const docs = `usr/share/doc/${packageName}`
  return {
    ...Object.fromEntries(icons),
    [`usr/share/icons/hicolor/scalable/apps/${executable}.svg`]: read('resources/icon.svg'),
    [`usr/share/applications/${desktopId}.desktop`]: fill('desktop-entry.desktop', values),
    [`usr/share/metainfo/${desktopId}.metainfo.xml`]: fill('metainfo.xml', values),
    [`usr/share/man/man1/${executable}.1.gz`]: zip(fill('manual.1', values)),
    [`${docs}/copyright`]: copyright(),
    [`${docs}/changelog.gz`]: zip(read('CHANGELOG.md')),
    [`${docs}/SECURITY.md.gz`]: zip(read('SECURITY.md'))
  }
}
