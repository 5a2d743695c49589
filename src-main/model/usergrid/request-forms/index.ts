import type { AccessTypeId } from '../../access-type.ts'
import { curl } from './curl.ts'
import { http } from './http.ts'
import { javascriptSdk } from './javascript-sdk.ts'
import { nodeModule } from './node-module.ts'
import type { RequestForm, RequestFormId } from './request-form.ts'
import { rubySdk } from './ruby-sdk.ts'

/** Every form a token request can be written in, in the order of the choice on screen. The window, the clipboard and the tests read this list. */
export const requestForms: readonly RequestForm[] = [http, curl, javascriptSdk, nodeModule, rubySdk]

/** The forms that the user-facing description shows for this access type. */
export function requestFormsFor(accessType: AccessTypeId): readonly RequestForm[] {
  return requestForms.filter(({ accessTypes }) => accessTypes.includes(accessType))
}

/** null where the form does not exist for the access type. */
export function requestForm(id: RequestFormId, accessType: AccessTypeId): RequestForm | null {
  return requestFormsFor(accessType).find((form) => form.id === id) ?? null
}
