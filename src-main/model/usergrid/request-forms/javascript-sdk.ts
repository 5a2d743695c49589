import { loginWithoutLifetime, type RequestForm } from './request-form.ts'
import { writeClient, writeLogin } from './javascript-text.ts'

/** The HTML5 SDK. For an admin the description points to the portal instead. */
export const javascriptSdk: RequestForm = {
  id: 'javascript',
  label: 'JavaScript SDK',
  done: 'JavaScript copied',
  accessTypes: ['application-user'],
  note: loginWithoutLifetime,
  write: (source) => `${writeClient('new Usergrid.Client', source)}\n\n${writeLogin(source)}`
}
