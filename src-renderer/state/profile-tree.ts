import type { Environment, Server } from '../../src-main/model/server.ts'
import { serverName } from '../../src-main/model/server.ts'
import type { ProfileFilter } from '../../src-main/model/profile-filter.ts'
import type { Profile } from '../../src-main/model/profile.ts'

/** A line of the sidebar's tree: server, organization or application. `key` is stable for as long as the place exists. */
export type TreeLine = {
  readonly key: string
  readonly level: 1 | 2 | 3
  readonly label: string
  readonly count: number
  readonly filter: ProfileFilter
  readonly environment: Environment | null
  /** Its place among those under the same parent, from 1, and how many they are: a tree that shows a part of itself has to say so. */
  readonly position: number
  readonly siblings: number
  /** null for a line that has nothing below it. */
  readonly isOpen: boolean | null
}

/** The line whose places the list shows; null where it shows profiles by their state. */
export function lineKeyOf(filter: ProfileFilter): string | null {
  switch (filter.kind) {
    case 'server':
      return filter.serverId
    case 'organization':
      return `${filter.serverId}/${filter.organization.toLowerCase()}`
    case 'application':
      return `${filter.serverId}/${filter.organization.toLowerCase()}/${filter.application.toLowerCase()}`
    default:
      return null
  }
}

const byLabel = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

function groupBy(profiles: readonly Profile[], name: (each: Profile) => string): readonly (readonly [string, readonly Profile[]])[] {
  const groups = new Map<string, Profile[]>()
  for (const each of profiles) {
    const key = name(each).toLowerCase()
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups].toSorted(([one], [other]) => byLabel.compare(one, other))
}

/** Servers with their organizations and applications, the open ones unfolded, as the lines to show. */
export function treeLines(servers: readonly Server[], profiles: readonly Profile[], isOpen: (key: string) => boolean): readonly TreeLine[] {
  const lines: TreeLine[] = []
  const add = (line: Omit<TreeLine, 'isOpen'>, hasMore: boolean): boolean => {
    lines.push({ ...line, isOpen: hasMore ? isOpen(line.key) : null })
    return hasMore && isOpen(line.key)
  }
  const sorted = servers.toSorted((one, other) => byLabel.compare(serverName(one), serverName(other)))
  for (const [serverIndex, server] of sorted.entries()) {
    const serverId = server.id
    const here = profiles.filter((profile) => profile.serverId === serverId)
    const organizations = groupBy(here, ({ organization }) => organization)
    const serverLine = {
      key: serverId,
      level: 1 as const,
      label: serverName(server),
      count: here.length,
      filter: { kind: 'server' as const, serverId },
      environment: server.environment,
      position: serverIndex + 1,
      siblings: sorted.length
    }
    if (!add(serverLine, organizations.length > 0)) continue
    for (const [organizationIndex, [organizationKey, inOrganization]] of organizations.entries()) {
      const organization = inOrganization[0]?.organization ?? organizationKey
      const applications = groupBy(inOrganization, ({ application }) => application)
      const key = `${serverId}/${organizationKey}`
      const filter = { kind: 'organization' as const, serverId, organization }
      const place = { position: organizationIndex + 1, siblings: organizations.length }
      const line = { key, level: 2 as const, label: organization, count: inOrganization.length, filter, environment: null, ...place }
      if (!add(line, applications.length > 0)) continue
      for (const [applicationIndex, [applicationKey, inApplication]] of applications.entries()) {
        const application = inApplication[0]?.application ?? applicationKey
        add(
          {
            key: `${key}/${applicationKey}`,
            level: 3,
            label: application,
            count: inApplication.length,
            filter: { kind: 'application', serverId, organization, application },
            environment: null,
            position: applicationIndex + 1,
            siblings: applications.length
          },
          false
        )
      }
    }
  }
  return lines
}
