import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const dayMs = 86_400_000

export type Certificate = { readonly cert: string; readonly key: string; readonly certFile: string }

export type Wanted = {
  /** Signs itself when there is no authority. */
  readonly by?: Certificate
  /** As openssl writes alternative names: `IP:127.0.0.1`, `DNS:localhost`. Empty makes an authority. */
  readonly names?: string
  readonly commonName?: string
  readonly fromDays?: number
  readonly toDays?: number
}

export type CertificateMaker = { readonly make: (wanted: Wanted) => Promise<Certificate>; readonly stop: () => Promise<void> }

// `openssl ca` is the only one of its commands that can write dates of the past.
const config = (folder: string, extensions: string): string => `[ca]
default_ca = own
[own]
database = ${folder}/index.txt
serial = ${folder}/serial
new_certs_dir = ${folder}
default_md = sha256
policy = any
unique_subject = no
x509_extensions = wanted
[any]
commonName = supplied
[wanted]
${extensions}
`

const toTime = (days: number): string => `${new Date(Date.now() + days * dayMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`

/** Makes real certificates with the openssl program: nothing with a key in it is kept in the repository. */
export async function startCertificateMaker(): Promise<CertificateMaker> {
  const folder = await mkdtemp(join(tmpdir(), 'mintmark-certificates-'))
  await writeFile(join(folder, 'index.txt'), '')
  await writeFile(join(folder, 'serial'), '1000')
  let made = 0

  const make = async ({ by, names = '', commonName = 'Test certificate', fromDays = -2, toDays = 30 }: Wanted): Promise<Certificate> => {
    const file = (extension: string): string => join(folder, `${made}.${extension}`)
    made++
    const extensions = names === '' ? 'basicConstraints = critical,CA:TRUE' : `subjectAltName = ${names}\nbasicConstraints = CA:FALSE`
    await writeFile(file('cnf'), config(folder, extensions))
    await run('openssl', ['ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', file('key')])
    await run('openssl', ['req', '-new', '-key', file('key'), '-subj', `/CN=${commonName}`, '-out', file('csr')])
    const issuer =
      by === undefined ? ['-selfsign', '-keyfile', file('key')] : ['-cert', by.certFile, '-keyfile', by.certFile.replace(/pem$/, 'key')]
    const dates = ['-startdate', toTime(fromDays), '-enddate', toTime(toDays)]
    await run('openssl', ['ca', '-batch', '-notext', '-config', file('cnf'), ...issuer, ...dates, '-in', file('csr'), '-out', file('pem')])
    return { cert: await readFile(file('pem'), 'utf8'), key: await readFile(file('key'), 'utf8'), certFile: file('pem') }
  }
  return { make, stop: () => rm(folder, { recursive: true, force: true }) }
}
