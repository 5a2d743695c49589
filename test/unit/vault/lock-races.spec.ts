import fc from 'fast-check'
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Vault } from '../../../src-main/vault/vault.ts'
import { diskFull, heldWrite } from './held-write.ts'
import { profile, server, token, value, vaultOnDisk, withSecret } from './vault-on-disk.ts'

const ids = ['a', 'b', 'c']
const steps = fc.record({
  what: fc.constantFrom('save', 'save', 'save', 'put', 'put', 'use', 'read', 'lock', 'lock', 'open', 'open', 'fill', 'free', 'tick'),
  id: fc.constantFrom(...ids),
  /** Whether the next step waits for this one to be done. */
  isAwaited: fc.boolean()
})
type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never

/** What has to be on disk in the end: the last of each that was reported as done. */
type Expected = { readonly secrets: Map<string, string>; readonly tokens: Map<string, string> }

async function perform(vault: Vault, { what, id }: Step, text: string, { secrets, tokens }: Expected): Promise<void> {
  switch (what) {
    case 'save': {
      const saved = await vault.save({ putProfiles: [withSecret(id, text)] })
      if (saved.ok) secrets.set(id, text)
      return
    }
    case 'put': {
      const put = await vault.tokens.put(token(id, text))
      if (put.ok) tokens.set(id, text)
      return
    }
    case 'use':
      await vault.save({ putProfiles: [{ profile: profile(id, { notes: text }) }], isUseOnly: true })
      return
    case 'read': {
      // Never something wrong: the secret, or that it is locked.
      const secret = await vault.secretOf(id)
      expect(secret.ok ? secret.value.reveal() : secret.error.code).toMatch(/^secret of |^text |^vault-locked$/)
      return
    }
    case 'lock':
      vault.lock('person')
      return
    case 'open':
      await vault.open()
      return
    default:
  }
}

it('saves, tokens, locks and full disks in any order never lose what was reported as done, nor seal anything with zeros', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 30 }), async (plan) => {
      const disk = vaultOnDisk()
      const { write, disk: files } = heldWrite()
      const vault = await disk.start(write)
      value(await vault.save({ putServers: [server], putProfiles: ids.map((id) => withSecret(id)) }))
      const expected: Expected = { secrets: new Map(ids.map((id) => [id, `secret of ${id}`])), tokens: new Map() }
      const running: Promise<void>[] = []
      for (const [index, step] of plan.entries()) {
        if (step.what === 'fill') files.problem = diskFull()
        if (step.what === 'free') files.problem = null
        if (step.what === 'tick') disk.timer.run()
        const done = perform(vault, step, `text ${index}`, expected)
        running.push(done)
        if (step.isAwaited) await done
      }
      files.problem = null
      await Promise.all(running)
      // Tokens that were put while the disk was full are written when there is room again and the vault is open.
      await vault.open()
      await vault.close()

      const again = await disk.start()
      await again.open()
      expect(again.state()).toMatchObject({ kind: 'open', damaged: [], notices: [] })
      for (const id of ids) expect(value(await again.secretOf(id)).reveal()).toBe(expected.secrets.get(id))
      for (const [id, text] of expected.tokens) expect(value(await again.tokens.read(id)).accessToken.reveal()).toBe(text)
      await again.close()
      rmSync(disk.folder, { recursive: true, force: true })
    }),
    { numRuns: 60 }
  )
})

it('no order of locking, unlocking and closing throws, and afterwards there is no way in', async () => {
  const acts = fc.array(fc.constantFrom('lock', 'open', 'unlock', 'secret', 'close', 'note', 'wait'), { maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(acts, async (plan) => {
      const disk = vaultOnDisk()
      const vault = await disk.start()
      value(await vault.save({ putServers: [server], putProfiles: [withSecret('a')] }))
      const running: Promise<unknown>[] = []
      for (const act of [...plan, 'close']) {
        if (act === 'lock') vault.lock('idle')
        if (act === 'open') running.push(vault.open())
        if (act === 'unlock') running.push(vault.unlock('no passphrase at all'))
        if (act === 'secret') running.push(vault.secretOf('a'))
        if (act === 'close') running.push(vault.close())
        if (act === 'note') vault.openNote(vault.sealNote('text') ?? '')
        if (act === 'wait') await Promise.all(running)
      }
      await Promise.all(running)
      expect((await vault.secretOf('a')).ok).toBe(false)
      expect((await vault.save({ putProfiles: [withSecret('b')] })).ok).toBe(false)
      expect([vault.sealNote('text'), (await vault.open()).kind === 'open' && (await vault.secretOf('a')).ok]).toEqual([null, false])
      rmSync(disk.folder, { recursive: true, force: true })
    }),
    { numRuns: 40 }
  )
})
