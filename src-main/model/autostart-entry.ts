/** What a Linux desktop starts with the session: an entry by the Desktop Entry and the Desktop Application Autostart Specification, both of freedesktop.org. */

import { identity } from './identity.mjs'

/** Tells Mintmark to start without its window. */
export const hiddenSwitch = '--hidden'

export const autostartFile = `${identity.desktopId}.desktop`

/** An argument of `Exec`: in double quotes unless nothing in it is special, and `%` doubled since it begins a field code. */
function quoteArgument(argument: string): string {
  const whole = argument.replaceAll('%', '%%')
  return /^[\w@%+=:,./-]+$/.test(argument) ? whole : `"${whole.replace(/["`$\\]/g, '\\$&')}"`
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

/** Every value of type string is escaped once more, the quoted arguments with it. */
const escapeValue = (value: string): string => value.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? character)

export function formatAutostart({ name, command }: { readonly name: string; readonly command: readonly string[] }): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    `Name=${escapeValue(name)}`,
    'Comment=Mint, watch and copy access tokens',
    `Exec=${escapeValue(command.map(quoteArgument).join(' '))}`,
    `Icon=${identity.executable}`,
    'Terminal=false',
    'StartupNotify=false',
    ''
  ].join('\n')
}

/** Whether a desktop would start what the entry says: people and settings programs switch one off without removing it. */
export function isAutostartOn(text: string): boolean {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const from = lines.indexOf('[Desktop Entry]')
  if (from === -1) return false
  const after = lines.slice(from + 1)
  const end = after.findIndex((line) => line.startsWith('['))
  const values = new Map(
    (end === -1 ? after : after.slice(0, end)).flatMap((line) => {
      const found = /^([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(line)
      return found === null ? [] : [[found[1] ?? '', found[2] ?? '']]
    })
  )
  const isOff = values.get('Hidden') === 'true' || values.get('X-GNOME-Autostart-enabled') === 'false'
  return !isOff && (values.get('Exec') ?? '') !== ''
}
