import { environments, type Environment, type ManagementTokenPath, type ProxyChoice } from '../../src-main/model/server.ts'
import { isFields, isOneOf, isText, isTextOrNull } from './json-checks.ts'

/** What stands in the fields of the server dialog, as typed. */
export type TypedServer = {
  readonly address: string
  readonly name: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  readonly timeout: string
  readonly proxyKind: ProxyChoice['kind']
  readonly proxyUrl: string
  readonly keepsPinned: boolean
  readonly caCertificate: string | null
}

const proxyKinds: readonly ProxyChoice['kind'][] = ['system', 'none', 'url']

export const managementTokenPaths: readonly ManagementTokenPath[] = ['/management/token', '/token']

/** null where the value makes no sense as that. */
export function parseTypedServer(value: unknown): TypedServer | null {
  if (!isFields(value)) return null
  const { address, name, environment, managementTokenPath, timeout, proxyKind, proxyUrl, keepsPinned, caCertificate } = value
  const environmentIds = environments.map(({ id }) => id)
  if (
    !isText(address) ||
    !isText(name) ||
    !isText(timeout) ||
    !isText(proxyUrl) ||
    !isTextOrNull(caCertificate) ||
    typeof keepsPinned !== 'boolean'
  )
    return null
  if (!isOneOf(environment, environmentIds) || !isOneOf(managementTokenPath, managementTokenPaths)) return null
  if (!isOneOf(proxyKind, proxyKinds)) return null
  return { address, name, environment, managementTokenPath, timeout, proxyKind, proxyUrl, keepsPinned, caCertificate }
}
