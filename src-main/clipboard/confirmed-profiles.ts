import type { ProfileId } from '../model/profile.ts'

/** Whose far-reaching token of a production server a person has agreed to copy: once is enough, until Mintmark locks or quits. */
export class ConfirmedProfiles {
  readonly #ids = new Set<ProfileId>()

  has(id: ProfileId): boolean {
    return this.#ids.has(id)
  }

  add(id: ProfileId): void {
    this.#ids.add(id)
  }

  clear(): void {
    this.#ids.clear()
  }
}
