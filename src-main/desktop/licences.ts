import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mergeLicences, type Licence } from '../model/licence.ts'

const bundles = ['main', 'preload', 'renderer']

/** What the build wrote beside each bundle of the packages in it. */
export async function readLicences(outFolder: string): Promise<readonly Licence[]> {
  const texts = await Promise.all(bundles.map((bundle) => readFile(join(outFolder, bundle, 'licences.json'), 'utf8')))
  const licences = mergeLicences(texts.map((text) => JSON.parse(text) as readonly Licence[]))
  // The build knows the Electron that releases come with; what runs may be another one.
  return licences.map((licence) => (licence.name === 'electron' ? { ...licence, version: process.versions.electron } : licence))
}
