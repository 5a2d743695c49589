// @ts-check
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { identity } from '../../src-main/model/identity.mjs'
import { projectFolder } from '../project.mjs'

/** @typedef {{ readonly name: string, readonly version: string, readonly licence: string }} Shipped */

/** @param {string} path in the project @returns {any} */
const readJson = (path) => JSON.parse(readFileSync(join(projectFolder, path), 'utf8'))

/** The packages that code, styles or fonts in the bundles come from: the build wrote them down. @returns {readonly Shipped[]} */
function readShipped() {
  /** @type {readonly Shipped[]} */
  const all = ['main', 'preload', 'renderer'].flatMap((bundle) => readJson(`out/${bundle}/licences.json`))
  const own = readJson('package.json').name
  const byName = new Map(
    all.filter(({ name }) => name !== own && name !== 'electron').map((each) => [`${each.name}@${each.version}`, each])
  )
  return Array.from(byName.values()).toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

/** The lock file's hash of a package, in hex. @param {Shipped} shipped */
function toHashes({ name, version }) {
  const packages = Object.entries(
    /** @type {Record<string, { version: string, integrity?: string }>} */ (readJson('package-lock.json').packages)
  )
  const found = packages.find(([path, locked]) => path.endsWith(`node_modules/${name}`) && locked.version === version)
  if (found === undefined) throw new Error(`${name} ${version} is shipped, and package-lock.json does not know it.`)
  const sha512 = found[1].integrity?.replace('sha512-', '')
  return sha512 === undefined ? [] : [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }]
}

/** @param {string} licence an SPDX id or expression */
const toLicences = (licence) => [/ /.test(licence) ? { expression: licence } : { license: { id: licence } }]

/** @param {Shipped} shipped */
function toComponent(shipped) {
  const { name, version, licence } = shipped
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return { type: 'library', 'bom-ref': purl, name, version, purl, licenses: toLicences(licence), hashes: toHashes(shipped) }
}

/** @param {string} bytes a version-5-like UUID of them: the same package has the same serial number */
function toSerialNumber(bytes) {
  const hex = createHash('sha256').update(bytes).digest('hex')
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * What is shipped, in CycloneDX 1.6: less than `npm sbom` tells, which lists what is installed, and more, since it lists Electron.
 * @param {{ readonly version: string, readonly electron: string, readonly commitTime: number }} made `commitTime` in seconds since 1970
 */
export function toSbom({ version, electron, commitTime }) {
  const purl = `pkg:npm/electron@${electron}`
  const runtime = { type: 'framework', 'bom-ref': purl, name: 'electron', version: electron, purl, licenses: toLicences('MIT') }
  const components = [runtime, ...readShipped().map(toComponent)]
  const own = { type: 'application', 'bom-ref': identity.appId, name: identity.productName, version, licenses: toLicences('MIT') }
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: toSerialNumber(JSON.stringify([version, commitTime, components])),
    version: 1,
    metadata: { timestamp: new Date(commitTime * 1_000).toISOString(), component: own },
    components,
    dependencies: [{ ref: identity.appId, dependsOn: components.map((component) => component['bom-ref']) }]
  }
}
