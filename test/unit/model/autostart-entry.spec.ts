import { execFileSync } from 'node:child_process'
import { describe, expect, it, test } from 'vitest'
import { formatAutostart, isAutostartOn } from '../../../src-main/model/autostart-entry.ts'

const execOf = (...command: readonly string[]): string | undefined =>
  formatAutostart({ name: 'Mintmark', command })
    .split('\n')
    .find((line) => line.startsWith('Exec='))

test('the entry says what starts, and nothing else runs in a terminal', () => {
  expect(formatAutostart({ name: 'Mintmark', command: ['/usr/bin/mintmark', '--hidden'] })).toBe(`[Desktop Entry]
Type=Application
Name=Mintmark
Comment=Mint, watch and copy access tokens
Exec=/usr/bin/mintmark --hidden
Icon=mintmark
Terminal=false
StartupNotify=false
`)
})

// The last chapter of the Desktop Entry Specification, "The Exec key": quotes, then the escapes of every string.
test.each([
  ['/opt/My Apps/Mintmark.AppImage', '"/opt/My Apps/Mintmark.AppImage"'],
  ['/home/a$b/`c`', '"/home/a\\\\$b/\\\\`c\\\\`"'],
  ['/home/say "hi"', '"/home/say \\\\"hi\\\\""'],
  ['/home/back\\slash', '"/home/back\\\\\\\\slash"'],
  ['/home/100%/mintmark', '/home/100%%/mintmark'],
  ["/home/o'neil & co; (x)", '"/home/o\'neil & co; (x)"'],
  ['/home/two\nlines\tand', '"/home/two\\nlines\\tand"'],
  ['/home/ünï/mintmark', '"/home/ünï/mintmark"'],
  ['', '""']
])('%j is written as %s', (argument, written) => expect(execOf('/bin/x', argument)).toBe(`Exec=/bin/x ${written}`))

/** As the specification says it is read: undo the escapes of strings, then what a shell does with quotes, then the field codes. */
test.each([
  ['/opt/My Apps/Mintmark 1.0.AppImage'],
  ['a"b`c$d\\e'],
  ["it's; & | < > * ? # ( ) ~ = %f %%"],
  ['tab\tand\nline'],
  ['{}[]^!@,:']
])('%j comes back as it was', (argument) => {
  const line = execOf('printf', '%s', argument)?.slice('Exec='.length) ?? ''
  const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\n': '\n', '\\t': '\t', '\\r': '\r' }
  const unescaped = line.replace(/\\[\\ntr]/g, (escape) => escapes[escape] ?? escape).replaceAll('%%', '%')
  expect(execFileSync('sh', ['-c', unescaped], { encoding: 'utf8' })).toBe(argument)
})

describe('whether it is on', () => {
  const entry = formatAutostart({ name: 'Mintmark', command: ['/usr/bin/mintmark', '--hidden'] })
  it.each([
    ['as it was written', entry, true],
    ['with other line ends', entry.replaceAll('\n', '\r\n'), true],
    ['switched off by GNOME', `${entry}X-GNOME-Autostart-enabled=false\n`, false],
    ['left on by GNOME', `${entry}X-GNOME-Autostart-enabled=true\n`, true],
    ['hidden', `${entry}Hidden = true\n`, false],
    ['hidden in another group', `${entry}[Desktop Action x]\nHidden=true\n`, true],
    ['nothing to start', '[Desktop Entry]\nType=Application\nExec=\n', false],
    ['no entry', 'Exec=/usr/bin/mintmark\n', false],
    ['empty', '', false]
  ])('%s', (_, text, isOn) => expect(isAutostartOn(text)).toBe(isOn))
})
