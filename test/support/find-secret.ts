import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

const escapeUnicode = (text: string): string =>
  Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')

const inUtf8 = (text: string): string => Buffer.from(text).toString('latin1')

/** Base64 of the text wherever it begins within three bytes, without the letters at both ends that depend on its neighbours. */
function alignedBase64(text: string, encoding: 'base64' | 'base64url'): readonly string[] {
  return [0, 1, 2].map((before) => {
    const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(text)])
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(encoding)
    return whole.slice(before === 0 ? 0 : 4)
  })
}

/** Every form in which a text could lie in a file, as Latin-1 of its bytes. */
export function formsOf(text: string): readonly string[] {
  const hex = Buffer.from(text).toString('hex')
  const forms = [
    inUtf8(text),
    Buffer.from(text, 'utf16le').toString('latin1'),
    Buffer.from(text, 'utf16le').swap16().toString('latin1'),
    ...alignedBase64(text, 'base64'),
    ...alignedBase64(text, 'base64url'),
    hex,
    hex.toUpperCase(),
    encodeURIComponent(text),
    new URLSearchParams([['', text]]).toString().slice(1),
    inUtf8(JSON.stringify(text).slice(1, -1)),
    inUtf8(JSON.stringify(JSON.stringify(text)).slice(3, -3)),
    escapeUnicode(text)
  ]
  return [...new Set(forms)]
}

/** Which of the texts, by their names, are in the bytes in any form. */
export function findSecrets(bytes: Buffer, secrets: Readonly<Record<string, string>>): readonly string[] {
  const content = bytes.toString('latin1')
  return Object.entries(secrets).flatMap(([name, secret]) => (formsOf(secret).some((form) => content.includes(form)) ? [name] : []))
}

/** Which of the texts are in which files of the folder, and everywhere below it. */
export async function findSecretsIn(
  folder: string,
  secrets: Readonly<Record<string, string>>
): Promise<{ readonly files: number; readonly found: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found = await Promise.all(
    paths.map(async (path) => findSecrets(await readFile(path), secrets).map((name) => `${name} in ${relative(folder, path)}`))
  )
  return { files: paths.length, found: found.flat() }
}
