import { writeClient, writeLogin } from './javascript-text.ts'
import { loginWithoutLifetime, type RequestForm } from './request-form.ts'

/**
 * The `usergrid` module of Node.js. The description shows its `login` for an admin as well, without saying how that client is made; the
 * module itself knows only the endpoint of an application (`wire.md` 1.3).
 */
export const nodeModule: RequestForm = {
  id: 'node',
  label: 'Node.js module',
  done: 'JavaScript copied',
  accessTypes: ['application-user', 'admin-user'],
  note: (profile) =>
    profile.accessType === 'admin-user'
      ? 'Known versions of the module log in at an application only, whatever its documentation says: for an admin use HTTP, curl or Ruby.'
      : loginWithoutLifetime(profile),
  write: (source) => {
    const login = writeLogin(source)
    return source.profile.accessType === 'admin-user'
      ? login
      : `var usergrid = require('usergrid');\n${writeClient('new usergrid.client', source)}\n\n${login}`
  }
}
