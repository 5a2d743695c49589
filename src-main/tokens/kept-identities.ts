import type { ProfileId } from '../model/profile.ts'
import type { Identity } from '../model/usergrid/identity.ts'

/** Which identity it is, whatever lists the server adds to it. */
const nameOf = (identity: Identity): string =>
  JSON.stringify([identity.kind, identity.uuid, 'username' in identity ? identity.username : 'name' in identity ? identity.name : ''])

/**
 * The identities other than asked for that a person chose to keep, until Mintmark quits: somebody else, granted later, is warned about
 * again.
 */
export class KeptIdentities {
  readonly #kept = new Map<ProfileId, string>()

  keep(id: ProfileId, identity: Identity): void {
    this.#kept.set(id, nameOf(identity))
  }

  has(id: ProfileId, identity: Identity): boolean {
    return this.#kept.get(id) === nameOf(identity)
  }

  forget(id: ProfileId): void {
    this.#kept.delete(id)
  }
}
