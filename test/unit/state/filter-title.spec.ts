import { expect, test } from 'vitest'
import { filterTitle } from '../../../src-renderer/state/filter-title.ts'
import { server } from '../vault/vault-on-disk.ts'

test.each([
  [{ kind: 'all' }, 'All profiles'],
  [{ kind: 'pinned' }, 'Pinned'],
  [{ kind: 'soon' }, 'Expiring soon'],
  [{ kind: 'expired' }, 'Expired'],
  [{ kind: 'none' }, 'No token'],
  [{ kind: 'server', serverId: server.id }, 'api.example.com'],
  [{ kind: 'server', serverId: 'gone' }, 'Server'],
  [{ kind: 'organization', serverId: server.id, organization: 'acme' }, 'acme'],
  [{ kind: 'application', serverId: server.id, organization: 'acme', application: 'shop' }, 'acme / shop']
] as const)('%j is called %s', (filter, title) => expect(filterTitle(filter, [server])).toBe(title))
