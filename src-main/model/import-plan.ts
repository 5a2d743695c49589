/** What to do with profiles of the file that are here already: leave ours, take the file's, or have both. */
export type ConflictChoice = 'keep' | 'replace' | 'both'

/** What an import would bring, to be shown before anything changes. */
export type ImportPlan = {
  readonly hasSecrets: boolean
  /** Names of the profiles that are not here yet. */
  readonly added: readonly string[]
  /** Names of those that are: the same server, access type, organization, application and principal. */
  readonly conflicts: readonly string[]
  /** Addresses of servers that are not here yet. */
  readonly newServers: readonly string[]
}
