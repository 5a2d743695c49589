import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { identity } from '../../../src-main/model/identity.mjs'

test('is what it was in the first release', () => {
  expect(identity).toEqual({
    appId: 'dev.mintmark.Mintmark',
    desktopId: 'dev.mintmark.Mintmark',
    executable: 'mintmark',
    packageName: 'mintmark',
    productName: 'Mintmark',
    userDataFolder: 'Mintmark'
  })
})

test('package.json, where Electron reads it, says the same', () => {
  const file = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as Record<string, string>
  expect([file['name'], file['productName'], file['desktopName']]).toEqual([
    identity.packageName,
    identity.productName,
    `${identity.desktopId}.desktop`
  ])
})
