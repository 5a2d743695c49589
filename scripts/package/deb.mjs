// @ts-check
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { identity } from '../../src-main/model/identity.mjs'
import { runQuietly } from '../run-quietly.mjs'
import { readPackageJson } from './app-files.mjs'
import { toDebFiles } from './deb-files.mjs'

/**
 * What Electron's executables and libraries name as needed, and what they open by themselves: libsecret for the keychain, libx11-xcb without which no
 * window comes; Mintmark asks with dbus-send for a tray. Newer Debian and Ubuntu renamed some.
 */
const depends = [
  'libasound2t64 | libasound2',
  'libatk-bridge2.0-0t64 | libatk-bridge2.0-0',
  'libatk1.0-0t64 | libatk1.0-0',
  'libatspi2.0-0t64 | libatspi2.0-0',
  'libc6 (>= 2.28)',
  'libcairo2',
  'libcups2t64 | libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0t64 | libglib2.0-0',
  'libgtk-3-0t64 | libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libudev1',
  'libx11-6',
  'libx11-xcb1',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
  'dbus-bin | dbus'
]

// libgl1 draws with the graphics card.
const recommends = ['libgl1', 'default-dbus-session-bus | dbus-session-bus', 'gnome-keyring | libsecret-service']

/** @param {string} folder @returns {readonly string[]} paths of files in it */
const listFiles = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()

/** @param {string} version @param {number} bytes */
const toControl = (version, bytes) => `Package: ${identity.packageName}
Version: ${version}
Architecture: amd64
Maintainer: ${readPackageJson()['author']}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${depends.join(', ')}
Recommends: ${recommends.join(', ')}
Section: utils
Priority: optional
Description: mint, watch and copy access tokens
 Keeps credentials for Apache Usergrid and App Services sealed on this
 computer, gets access tokens with them, shows how long each lives, and copies
 them in the form the next tool wants.
`

/**
 * There are no scripts in it: icons, desktop entries and man pages are taken up by the system's own triggers, and what a person has in the user-data
 * folder is nobody's but theirs.
 * @param {{ readonly linuxFolder: string, readonly version: string, readonly commitTime: number, readonly compression: 'xz' | 'none', readonly work: string, readonly deb: string }} parts
 * `commitTime` in seconds since 1970; `work` is a folder to use up
 */
export function makeDeb({ linuxFolder, version, commitTime, compression, work, deb }) {
  rmSync(work, { recursive: true, force: true })
  const home = join(work, 'usr/lib', identity.packageName)
  cpSync(linuxFolder, home, { recursive: true })
  // Where a system keeps user namespaces from programs (Ubuntu since 23.10), Chromium's own helper makes the sandbox.
  chmodSync(join(home, 'chrome-sandbox'), 0o4755)
  const date = new Date(commitTime * 1_000).toISOString().slice(0, 10)
  for (const [path, content] of Object.entries(toDebFiles({ version, date }))) {
    mkdirSync(dirname(join(work, path)), { recursive: true })
    writeFileSync(join(work, path), content)
  }
  mkdirSync(join(work, 'usr/bin'))
  symlinkSync(`../lib/${identity.packageName}/${identity.executable}`, join(work, 'usr/bin', identity.executable))

  const files = listFiles(work)
  const bytes = files.reduce((sum, path) => sum + statSync(join(work, path)).size, 0)
  const sums = files.map(
    (path) =>
      `${createHash('md5')
        .update(readFileSync(join(work, path)))
        .digest('hex')}  ${path}\n`
  )
  mkdirSync(join(work, 'DEBIAN'))
  writeFileSync(join(work, 'DEBIAN/control'), toControl(version, bytes))
  writeFileSync(join(work, 'DEBIAN/md5sums'), sums.join(''))
  // The number of threads shows in what xz makes.
  const env = { ...process.env, SOURCE_DATE_EPOCH: String(commitTime), DPKG_DEB_THREADS_MAX: '2' }
  runQuietly('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', work, deb], { env })
  rmSync(work, { recursive: true, force: true })
}
