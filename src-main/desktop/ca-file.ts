import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { BrowserWindow, dialog, type OpenDialogOptions } from 'electron'
import type { CertificateFile } from '../contract/servers.ts'
import type { AppError } from '../model/app-error.ts'
import { fail, ok, type Result } from '../model/result.ts'
import { readCertificateFile, toFacts } from '../tokens/read-certificates.ts'

const longestFile = 1024 * 1024

const options: OpenDialogOptions = {
  title: 'Choose a CA file',
  properties: ['openFile', 'dontAddToRecent'],
  filters: [
    { name: 'Certificates', extensions: ['pem', 'crt', 'cer', 'der'] },
    { name: 'All files', extensions: ['*'] }
  ]
}

/** The start of the file: a person can choose anything, also what never ends, or never begins and would keep a thread of all files' for good. */
async function readStart(path: string): Promise<Buffer> {
  if (!(await stat(path)).isFile()) return Buffer.alloc(0)
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestFile), 0, longestFile, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Asks for a file with certificates, and reads them. Only the certificates are kept, and none of what else stands in the file. */
export async function chooseCaFile(): Promise<Result<CertificateFile | null, AppError>> {
  const window = BrowserWindow.getAllWindows()[0]
  const { filePaths } = await (window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options))
  const [path] = filePaths
  if (path === undefined) return ok(null)
  const certificates = await readStart(path).then(readCertificateFile, () => [])
  if (certificates.length === 0) return fail({ code: 'no-certificate', file: basename(path) })
  return ok({ pem: certificates.map((certificate) => certificate.toString()).join(''), certificates: certificates.map(toFacts) })
}
