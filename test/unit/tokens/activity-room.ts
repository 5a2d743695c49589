import { writeFile } from 'node:fs/promises'
import { noReply, type Attempted } from '../../../src-main/model/activity.ts'
import type { Profile } from '../../../src-main/model/profile.ts'
import { Activity } from '../../../src-main/tokens/activity.ts'
import { writeWhole, type WriteWhole } from '../../../src-main/vault/whole-file.ts'
import { ManualTimer, now, profile, quietLog, server, value, vaultOnDisk } from '../vault/vault-on-disk.ts'

/** For tests that write often: not one of them pulls the plug. */
export const writeUnsynced: WriteWhole = (path, chunks) => writeFile(path, chunks)

export const attempted = (change: Partial<Attempted> = {}): Attempted => ({
  ...noReply,
  purpose: 'get-token',
  at: now,
  durationMs: 184,
  outcome: { kind: 'cancelled' },
  ...change
})

/** The activity of an open vault, and what a restart makes of its file. */
export async function activityRoom(profiles: readonly Profile[] = [profile('a'), profile('b')]) {
  const disk = vaultOnDisk()
  const vault = await disk.start()
  await vault.open()
  value(await vault.save({ putServers: [server], putProfiles: profiles.map((each) => ({ profile: each })) }))
  const timer = new ManualTimer()
  const told: string[] = []
  const warnings: string[] = []
  const start = (write: WriteWhole = writeWhole, of = vault): Activity =>
    new Activity({
      vault: of,
      folder: disk.folder,
      write,
      clock: { now: () => now },
      timer: timer.timer,
      log: { ...quietLog, warn: (message) => warnings.push(message) },
      onAttempted: (id) => told.push(id)
    })
  return { disk, vault, timer, told, warnings, start, activity: start() }
}

/** What is told of a profile's attempts, newest first. */
export const shown = async (activity: Activity, id: string): Promise<readonly Attempted[]> =>
  value(await activity.of(id)).map(({ purpose, at, durationMs, status, serverCode, outcome }) => {
    return { purpose, at, durationMs, status, serverCode, outcome }
  })
