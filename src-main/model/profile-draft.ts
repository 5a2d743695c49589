import { accessTypes, type AccessTypeId } from './access-type.ts'
import { longestName } from './profile.ts'
import { checkAddress } from './server-draft.ts'
import { toBaseUrl, type Environment, type ManagementTokenPath } from './server.ts'
import type { ProfileId } from './profile.ts'

/** What a person typed into the profile dialog. The only thing with a secret in it that crosses from the page to main. */
export type ProfileDraft = {
  /** null for a new profile. */
  readonly id: ProfileId | null
  readonly serverUrl: string
  readonly environment: Environment
  readonly managementTokenPath: ManagementTokenPath
  readonly accessType: AccessTypeId
  readonly organization: string
  readonly application: string
  readonly principal: string
  /** null keeps the stored one (only when editing). */
  readonly secret: string | null
  readonly name: string
  readonly notes: string
  readonly keepFresh: boolean
  readonly ttlMs: number | null
}

export type DraftField = 'serverUrl' | 'organization' | 'application' | 'principal' | 'secret' | 'name' | 'notes' | 'ttlMs'

export type FieldProblem = { readonly field: DraftField; readonly message: string }

const longestSecret = 4_096
const longestNotes = 10_000
const shortestTtlMs = 1_000

// A slash would add a level to the URL's path; control characters have no business in a name.
const notInAName = /[/\p{Cc}]/u

function checkName(text: string, what: string): string | null {
  const name = text.trim()
  if (name === '') return `Enter the ${what}.`
  if (name.length > longestName) return `The ${what} has at most ${longestName} characters.`
  if (name === '.' || name === '..' || notInAName.test(name)) return `The ${what} cannot contain slashes or control characters.`
  return null
}

function checkTyped(text: string, what: string, longest: number): string | null {
  if (text === '') return `Enter the ${what}.`
  return text.length > longest ? `The ${what} has at most ${longest} characters.` : null
}

/** What is known of the secret that is stored for a profile. */
export type StoredSecret = {
  /** The base URL of the server that it belongs to; null for a new profile. */
  readonly storedFor: string | null
  /** Not as Mintmark wrote it, or its server is not. */
  readonly isDamaged: boolean
}

const noSecret: StoredSecret = { storedFor: null, isDamaged: false }

/** A stored secret is sent where it was typed for: for another server it has to be typed again, so that no edit can carry it off. */
function checkSecret({ id, secret, serverUrl }: ProfileDraft, what: string, { storedFor, isDamaged }: StoredSecret): string | null {
  if (secret !== null || id === null) return checkTyped(secret ?? '', what, longestSecret)
  if (isDamaged) return `Enter the ${what} again: the stored one cannot be trusted.`
  const isElsewhere = storedFor !== null && toBaseUrl(serverUrl) !== storedFor
  return isElsewhere ? `Enter the ${what} again: it was stored for ${storedFor}.` : null
}

/** Every problem of the draft with the words to show beside its field; an empty list means it can be saved. */
export function checkDraft(draft: ProfileDraft, stored: StoredSecret = noSecret): readonly FieldProblem[] {
  const type = accessTypes[draft.accessType]
  const found: readonly (readonly [DraftField, string | null])[] = [
    ['serverUrl', checkAddress(draft.serverUrl)],
    ['organization', type.needsOrganization ? checkName(draft.organization, 'organization') : null],
    ['application', type.needsApplication ? checkName(draft.application, 'application') : null],
    ['principal', checkTyped(draft.principal.trim(), type.principal.label.toLowerCase(), longestName)],
    ['secret', checkSecret(draft, type.secret.label.toLowerCase(), stored)],
    ['name', draft.name.trim().length > longestName ? `The name has at most ${longestName} characters.` : null],
    ['notes', draft.notes.length > longestNotes ? `Notes have at most ${longestNotes} characters.` : null],
    [
      'ttlMs',
      draft.ttlMs !== null && !(Number.isSafeInteger(draft.ttlMs) && draft.ttlMs >= shortestTtlMs)
        ? 'The shortest lifetime is 1 second.'
        : null
    ]
  ]
  return found.flatMap(([field, message]) => (message === null ? [] : [{ field, message }]))
}
