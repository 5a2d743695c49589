import { expect, test } from 'vitest'
import { Profiles } from '../../../src-main/profiles/profiles.ts'
import { Demo } from '../../../src-main/profiles/try-demo.ts'
import { value, vaultOnDisk } from '../vault/vault-on-disk.ts'

const baseUrl = 'http://127.0.0.1:8080'

test('a demo server that did not start is started when a person tries again', async () => {
  const vault = await vaultOnDisk().start()
  let count = 0
  const profiles = new Profiles({
    vault,
    clock: { now: () => 0 },
    createId: () => `made-${++count}`,
    onChanged: () => {},
    onCredentialsChanged: () => {},
    onSecretChanged: () => {},
    onRestored: () => {}
  })
  let isInTheWay = true
  let closed = 0
  const demo = new Demo({
    vault,
    profiles,
    startServer: async () => {
      if (isInTheWay) throw new Error('EADDRINUSE')
      return { baseUrl, port: 8080, requests: new Map(), close: async () => void closed++ }
    }
  })
  await expect(demo.try()).rejects.toThrow('EADDRINUSE')
  await demo.stop()
  isInTheWay = false
  value(await demo.try())
  expect(vault.profiles()).toHaveLength(4)
  await demo.stop()
  expect(closed).toBe(1)
})
