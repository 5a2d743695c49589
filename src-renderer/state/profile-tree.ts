import type { Environment, Server } from '../../src-main/model/server.ts'
import { serverName } from '../../src-main/model/server.ts'
import type { ListedProfile, ProfileFilter } from './profile-list.ts'

/** A line of the sidebar's tree: server, organization or application. `key` is stable for as long as the place exists. */
export type TreeLine = {
  readonly key: string
  readonly level: 1 | 2 | 3
  readonly label: string
  readonly count: number
  readonly filter: ProfileFilter
  readonly environment: Environment | null
  /** null for a line that has nothing below it. */
  readonly isOpen: boolean | null
}

const byLabel = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })

function groupBy(
  listed: readonly ListedProfile[],
  name: (each: ListedProfile) => string
): readonly (readonly [string, readonly ListedProfile[]])[] {
  const groups = new Map<string, ListedProfile[]>()
  for (const each of listed) {
    const key = name(each).toLowerCase()
    if (key === '') continue
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [each])
    else group.push(each)
  }
  return [...groups].toSorted(([one], [other]) => byLabel.compare(one, other))
}

/** Servers with their organizations and applications, the open ones unfolded, as the lines to show. */
export function treeLines(
  servers: readonly Server[],
  listed: readonly ListedProfile[],
  isOpen: (key: string) => boolean
): readonly TreeLine[] {
  const lines: TreeLine[] = []
  const add = (line: Omit<TreeLine, 'isOpen'>, hasMore: boolean): boolean => {
    lines.push({ ...line, isOpen: hasMore ? isOpen(line.key) : null })
    return hasMore && isOpen(line.key)
  }
  for (const server of servers.toSorted((one, other) => byLabel.compare(serverName(one), serverName(other)))) {
    const serverId = server.id
    const here = listed.filter(({ profile }) => profile.serverId === serverId)
    const organizations = groupBy(here, ({ profile }) => profile.organization)
    const serverLine = {
      key: serverId,
      level: 1 as const,
      label: serverName(server),
      count: here.length,
      filter: { kind: 'server' as const, serverId },
      environment: server.environment
    }
    if (!add(serverLine, organizations.length > 0)) continue
    for (const [organizationKey, inOrganization] of organizations) {
      const organization = inOrganization[0]?.profile.organization ?? organizationKey
      const applications = groupBy(inOrganization, ({ profile }) => profile.application)
      const key = `${serverId}/${organizationKey}`
      const filter = { kind: 'organization' as const, serverId, organization }
      const line = { key, level: 2 as const, label: organization, count: inOrganization.length, filter, environment: null }
      if (!add(line, applications.length > 0)) continue
      for (const [applicationKey, inApplication] of applications) {
        const application = inApplication[0]?.profile.application ?? applicationKey
        add(
          {
            key: `${key}/${applicationKey}`,
            level: 3,
            label: application,
            count: inApplication.length,
            filter: { kind: 'application', serverId, organization, application },
            environment: null
          },
          false
        )
      }
    }
  }
  return lines
}
