import { expect, it } from 'vitest'
import { Secret } from '../../../src-main/model/secret.ts'
import { profile, server, token, value, vaultOnDisk } from './vault-on-disk.ts'

const many = 10_000

it('ten thousand profiles and tokens come back as they were saved', async () => {
  const disk = vaultOnDisk()
  const servers = Array.from({ length: 50 }, (_, index) => ({ ...server, id: `s${index}`, baseUrl: `https://s${index}.example` }))
  const profiles = Array.from({ length: many }, (_, index) =>
    profile(`p${index}`, {
      serverId: `s${index % servers.length}`,
      name: `Nº ${index}\n"${'ü'.repeat(index % 50)}"`,
      notes: 'x'.repeat(index % 300)
    })
  )
  const vault = await disk.start()
  value(
    await vault.save({
      putServers: servers,
      putProfiles: profiles.map((each) => ({ profile: each, secret: new Secret(`secret of ${each.id}`) }))
    })
  )
  for (const { id } of profiles) value(await vault.tokens.put(token(id)))
  value(await vault.save({ putProfiles: [{ profile: profile('last', { serverId: 's0' }), secret: new Secret('secret of last') }] }))
  await vault.close()

  const again = await disk.start()
  await again.open()
  expect(again.state()).toMatchObject({ kind: 'open', damaged: [], notices: [] })
  expect([again.servers(), again.profiles()]).toEqual([servers, [...profiles, profile('last', { serverId: 's0' })]])
  expect(again.tokens.summaries()).toEqual(profiles.map(({ id }) => token(id).summary))
  for (const { id } of again.profiles()) expect(value(await again.secretOf(id)).reveal()).toBe(`secret of ${id}`)
  for (const { id } of profiles) expect(value(await again.tokens.read(id)).accessToken.reveal()).toBe(`access token of ${id}`)
  expect(disk.json('vault.json').profiles).toHaveLength(many + 1)
  expect(disk.json('vault.json.1').profiles).toHaveLength(many)
  await again.close()
}, 60_000)
