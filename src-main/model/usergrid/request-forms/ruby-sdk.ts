import { loginWithoutLifetime, type RequestForm } from './request-form.ts'
import { tokenEndpoint } from '../token-request.ts'

/** One string literal: in single quotes Ruby knows no escapes but these two. */
export function quoteRuby(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`
}

/** The `usergrid_iron` gem, as the description calls it. */
export const rubySdk: RequestForm = {
  id: 'ruby',
  label: 'Ruby SDK',
  done: 'Ruby copied',
  accessTypes: ['application-user', 'admin-user'],
  note: loginWithoutLifetime,
  write: ({ server, profile, secret }) => {
    const isAdmin = profile.accessType === 'admin-user'
    const [name, type] = isAdmin ? ['mgmt', 'Management'] : ['app', 'Application']
    const address = isAdmin ? `${server.baseUrl}/` : tokenEndpoint(server, profile).replace(/token$/, '')
    return [
      `${name} = Usergrid::${type}.new ${quoteRuby(address)}`,
      `${name}.login ${quoteRuby(profile.principal)}, ${quoteRuby(secret)}`,
      `token = ${name}.auth_token`
    ].join('\n')
  }
}
