import { accessTypes, type AccessTypeId } from '../access-type.ts'
import type { CopyQuestion } from '../copy-question.ts'
import { shortenPrincipal } from '../secret.ts'
import { describeIdentity, identityName, isOwnApplication, type Identity, type IdentityCheck } from '../usergrid/identity.ts'
import type { Profile } from '../profile.ts'

const reachOf: { readonly [Id in AccessTypeId]: string } = {
  'application-user': 'one user',
  application: 'the whole application',
  organization: 'the whole organization',
  'admin-user': 'an admin user'
}

const askedFor = (id: AccessTypeId): string => `${/^[aeo]/.test(id) ? 'an' : 'a'} ${accessTypes[id].label.toLowerCase()} token`

type Asked = Pick<Profile, 'accessType' | 'application' | 'principal'>

/** A client id tells its owner by its first characters: the likeliest reason. */
function ownerText(granted: Identity, { accessType, principal }: Asked): string {
  const prefix = accessTypes[granted.kind].clientIdPrefix
  if (granted.kind === accessType || prefix === null || !principal.startsWith(prefix)) return ''
  const owner = granted.kind === 'organization' ? `the organization ${granted.name}` : `an ${accessTypes[granted.kind].label.toLowerCase()}`
  return `The client id starts with ${prefix}, so it belongs to ${owner}. `
}

/** A uuid is cut in its middle, where a line would cut it at its end: what tells two of them apart stays. */
const shortName = (identity: Identity): string =>
  identity.kind === 'application' ? shortenPrincipal(identity.uuid) : identityName(identity)

/** The identity where a line has to do: `application 17ccde30…0008`. */
export function shortIdentity(identity: Identity): string {
  return `${accessTypes[identity.kind].label.toLowerCase()} ${shortName(identity)}`
}

/** The calm line where the server granted what was asked for; `name` is what it is about. */
export function matchText(granted: Identity, profile: Asked): { readonly text: string; readonly name: string } {
  return isOwnApplication(profile, granted)
    ? { text: 'Server granted: the application of', name: 'this client id' }
    : { text: `Server granted: ${accessTypes[granted.kind].label.toLowerCase()}`, name: shortName(granted) }
}

const allOf = (names: readonly string[], one: string): string =>
  names.length === 1 ? `the one ${one}` : names.length === 2 ? `both ${one}s` : `all ${names.length} ${one}s`

function explain(granted: Identity, { application }: Asked): string {
  if (granted.kind === 'organization' && granted.applications !== null) {
    const besides = application === '' ? '' : `, not only ${application}`
    return `This token reaches ${allOf(granted.applications, 'application')} of ${granted.name}${besides}.`
  }
  if (granted.kind === 'admin-user' && granted.organizations !== null)
    return `This token reaches ${allOf(granted.organizations, 'organization')} of ${granted.username}.`
  return `The server granted ${describeIdentity(granted)}.`
}

/** Who was granted instead of what was asked for: `the whole organization`. */
export function grantedInstead(granted: AccessTypeId, asked: AccessTypeId): string {
  return granted === asked ? `another ${accessTypes[granted].label.toLowerCase()}` : reachOf[granted]
}

/** The loud words when somebody else was granted than asked for; null when nothing is wrong or nothing is known. */
export function identityWarning(check: IdentityCheck, profile: Asked): { readonly title: string; readonly explanation: string } | null {
  if (check.level === 'unknown' || check.level === 'matches') return null
  const { granted } = check
  return {
    title: `You asked for ${askedFor(profile.accessType)}; the server granted ${grantedInstead(granted.kind, profile.accessType)}`,
    explanation: ownerText(granted, profile) + explain(granted, profile)
  }
}

/** Asked before a token is copied. `server`: what a person calls it, or its host. */
export function copyQuestionText(
  question: CopyQuestion,
  profile: Asked,
  server: string
): { readonly title: string; readonly text: string; readonly confirmLabel: string } {
  if (question.kind === 'production') {
    const { label } = accessTypes[question.accessType]
    const reach = question.accessType === 'organization' ? 'every application of the organization' : 'every organization of the admin'
    return {
      title: `Copy an ${label.toLowerCase()} token of production?`,
      text: `It opens ${reach} on ${server}. Whoever gets it can do as much. For this profile you are asked once, until Mintmark locks or quits.`,
      confirmLabel: 'Copy token'
    }
  }
  const { granted } = question
  return {
    title: `Copy a token of ${reachOf[granted.kind]}?`,
    text: `You asked for ${askedFor(profile.accessType)}. ${explain(granted, profile)} Whoever gets it can do as much.`,
    confirmLabel: 'Copy anyway'
  }
}

/** The line under the warning, and in its place once a person has kept the identity. Nothing is cut in `whole`. */
export function otherText(granted: Identity, profile: Asked, isKept: boolean): { readonly text: string; readonly whole: string } {
  const end = isKept ? `, kept although you asked for ${askedFor(profile.accessType)}` : ''
  const line = (identity: string): string => `Server granted: ${identity}${end}`
  return { text: line(shortIdentity(granted)), whole: line(describeIdentity(granted)) }
}
