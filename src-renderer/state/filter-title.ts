import type { ProfileFilter, StateFilterKind } from '../../src-main/model/profile-filter.ts'
import { serverName, type Server } from '../../src-main/model/server.ts'

export const stateFilterTitles: Readonly<Record<StateFilterKind, string>> = {
  all: 'All profiles',
  pinned: 'Pinned',
  soon: 'Expiring soon',
  expired: 'Expired',
  none: 'No token'
}

/** What the list is called while it shows this. */
export function filterTitle(filter: ProfileFilter, servers: readonly Server[]): string {
  switch (filter.kind) {
    case 'server': {
      const server = servers.find(({ id }) => id === filter.serverId)
      return server === undefined ? 'Server' : serverName(server)
    }
    case 'organization':
      return filter.organization
    case 'application':
      return `${filter.organization} / ${filter.application}`
    default:
      return stateFilterTitles[filter.kind]
  }
}
