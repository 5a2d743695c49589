import type { ConflictChoice, ImportPlan } from './import-plan.ts'
import { longestName, profileName, type Profile, type ProfileId } from './profile.ts'
import type { Secret } from './secret.ts'
import { defaultConnection, type Server, type ServerId } from './server.ts'

export type Ours = { readonly servers: readonly Server[]; readonly profiles: readonly Profile[] }

/** What stands in a file of Mintmark. Whoever wrote a sealed one knew its passphrase; the other kind can be from anybody. */
export type Theirs = Ours & { readonly isSealed: boolean; readonly secrets: ReadonlyMap<ProfileId, Secret> }

/** What to put into the vault. `secretOf`: the profile of the file whose secret comes along; null: none does, and a stored one stays. */
export type ImportChange = {
  readonly putServers: readonly Server[]
  readonly putProfiles: readonly { readonly profile: Profile; readonly secretOf: ProfileId | null }[]
  readonly added: number
  readonly replaced: number
}

/** One server of the file, or several that are one here, and the one of ours that it is; null: it is new. */
type ServerMatch = { readonly theirs: Server; readonly ours: Server | null }
type Found = { readonly theirs: Profile; readonly server: ServerMatch; readonly credentials: string }
type ProfileMatch = Found & { readonly ours: Profile | null }

/** By the ids of the file. Ours are found by their address; the demo server is the same wherever it listens. */
function matchServers(ours: readonly Server[], theirs: readonly Server[]): ReadonlyMap<ServerId, ServerMatch> {
  const ourDemo = ours.find(({ demo }) => demo)
  const theirDemo = theirs.find(({ demo }) => demo)
  const byAddress = new Map(ours.map((server) => [server.baseUrl, server]))
  const matches = new Map<string, ServerMatch>()
  const match = (server: Server): ServerMatch => {
    const address = server.demo ? (theirDemo ?? server).baseUrl : server.baseUrl
    const found = (address === theirDemo?.baseUrl ? ourDemo : undefined) ?? byAddress.get(address) ?? null
    const key = found === null ? `new ${address}` : `ours ${found.id}`
    const made = matches.get(key) ?? { theirs: server, ours: found }
    matches.set(key, made)
    return made
  }
  return new Map(theirs.map((server) => [server.id, match(server)]))
}

/** One text of several, such that no others give the same. Quicker than JSON, with ten thousand profiles. */
const join = (one: string, two: string, three: string, four = '', five = ''): string =>
  `${one.length} ${two.length} ${three.length} ${four.length} ${one}${two}${three}${four}${five}`

/** The same for two profiles that would be granted the same token. */
const credentialsOf = (baseUrl: string, { accessType, organization, application, principal }: Profile): string =>
  join(baseUrl, accessType, organization, application, principal)

/** Ours by their credentials. */
function groupOurs({ servers, profiles }: Ours): ReadonlyMap<string, readonly Profile[]> {
  const urlOf = new Map(servers.map(({ id, baseUrl }) => [id, baseUrl]))
  const groups = new Map<string, Profile[]>()
  for (const profile of profiles) {
    const credentials = credentialsOf(urlOf.get(profile.serverId) ?? '', profile)
    const found = groups.get(credentials)
    if (found === undefined) groups.set(credentials, [profile])
    else found.push(profile)
  }
  return groups
}

/** The file's profiles, each once: of twins, one with a secret. */
function findTheirs({ profiles, secrets }: Theirs, servers: ReadonlyMap<ServerId, ServerMatch>): readonly Found[] {
  const once = new Map<string, Found>()
  for (const theirs of profiles) {
    const server = servers.get(theirs.serverId)
    if (server === undefined) continue
    const credentials = credentialsOf((server.ours ?? server.theirs).baseUrl, theirs)
    const key = join(credentials, theirs.name, theirs.notes, String(theirs.ttlMs))
    const twin = once.get(key)
    if (twin === undefined || (!secrets.has(twin.theirs.id) && secrets.has(theirs.id))) once.set(key, { theirs, server, credentials })
  }
  return [...once.values()]
}

type Matches = { readonly profiles: readonly ProfileMatch[]; readonly servers: readonly ServerMatch[] }

/** The file's profiles, with the servers that come along: those that they need, and those that stand alone. */
function matchAll(ours: Ours, theirs: Theirs): Matches {
  const servers = matchServers(ours.servers, theirs.servers)
  const profiles = matchProfiles(ours, theirs, servers)
  const alone = theirs.servers.flatMap(({ id, standsAlone }) => (standsAlone === true ? (servers.get(id) ?? []) : []))
  return { profiles, servers: [...new Set([...profiles.map(({ server }) => server), ...alone])] }
}

/**
 * Each of theirs with the one of ours that has the same credentials. A person may have several of those: then they are matched by name
 * first, and what is left in order, one to one; theirs that nothing is left for are new.
 */
function matchProfiles(ours: Ours, theirs: Theirs, servers: ReadonlyMap<ServerId, ServerMatch>): readonly ProfileMatch[] {
  const groups = groupOurs(ours)
  const taken = new Set<Profile>()
  const take = (credentials: string, isIt: (profile: Profile) => boolean): Profile | null => {
    const candidate = groups.get(credentials)?.find((profile) => !taken.has(profile) && isIt(profile))
    if (candidate !== undefined) taken.add(candidate)
    return candidate ?? null
  }
  const found = findTheirs(theirs, servers)
  const byName = found.map(({ credentials, theirs: { name } }) => take(credentials, (profile) => profile.name === name))
  return found.map((each, index) => ({ ...each, ours: byName[index] ?? take(each.credentials, () => true) }))
}

const isConflict = (match: ProfileMatch): match is ProfileMatch & { readonly ours: Profile } => match.ours !== null

export function planImport(ours: Ours, theirs: Theirs): ImportPlan {
  const { profiles: matches, servers } = matchAll(ours, theirs)
  return {
    hasSecrets: theirs.secrets.size > 0,
    added: matches.filter((match) => !isConflict(match)).map((match) => profileName(match.theirs)),
    conflicts: matches.filter(isConflict).map((match) => profileName(match.ours)),
    newServers: servers.flatMap((server) => (server.ours === null ? [server.theirs.baseUrl] : []))
  }
}

const { caCertificate, pinnedCertificate, proxy } = defaultConnection
/** Whom a server trusts, and which way its requests go, when nobody has said so: a person's own business, which no file for sharing tells. */
export const untold = { caCertificate, pinnedCertificate, proxy }

/** null where the server stays as it is. Trust is taken over only for a server that is new, and only from a sealed file. */
function toPutServer({ ours, theirs }: ServerMatch, choice: ConflictChoice, isSealed: boolean, createId: () => string): Server | null {
  if (ours === null) return { ...theirs, ...(isSealed ? {} : untold), id: createId() }
  if (choice !== 'replace' || !isSealed) return null
  const { name, environment, managementTokenPath, timeoutMs } = theirs
  return { ...ours, name, environment, managementTokenPath, timeoutMs }
}

const longestMark = ' (imported 100000)'.length

/** Gives names that tell copies apart from what is here: "Orders (imported)", and "Orders (imported 2)" where that is taken. */
function createNaming(profiles: readonly Profile[]): (name: string) => string {
  const taken = new Set(profiles.map(profileName))
  const numbers = new Map<string, number>()
  return (name) => {
    // A character outside of the first plane is two units long, and half of one is none.
    const start = name.slice(0, longestName - longestMark).replace(/[\uD800-\uDBFF]$/, '')
    for (;;) {
      const number = (numbers.get(start) ?? 0) + 1
      numbers.set(start, number)
      const marked = number === 1 ? `${start} (imported)` : `${start} (imported ${number})`
      if (!taken.has(marked)) return marked
    }
  }
}

/** What an import changes. No id of the file is taken over: it could be one of ours. */
export function mergeImport(ours: Ours, theirs: Theirs, choice: ConflictChoice, createId: () => string): ImportChange {
  const { profiles: matches, servers } = matchAll(ours, theirs)
  const putServers = new Map(servers.map((match) => [match, toPutServer(match, choice, theirs.isSealed, createId)]))
  const serverIdOf = ({ server }: ProfileMatch): ServerId => server.ours?.id ?? putServers.get(server)?.id ?? ''
  const toImportedName = createNaming(choice === 'both' ? ours.profiles : [])

  const toCopy = (match: ProfileMatch): Profile => ({ ...match.theirs, id: createId(), serverId: serverIdOf(match) })
  const toPut = (match: ProfileMatch): readonly Profile[] => {
    if (!isConflict(match)) return [toCopy(match)]
    if (choice === 'keep') return []
    const { name, notes, ttlMs } = match.theirs
    if (choice === 'replace') return [{ ...match.ours, name, notes, ttlMs }]
    return [{ ...toCopy(match), name: toImportedName(profileName(match.theirs)) }]
  }
  return {
    putServers: [...putServers.values()].filter((server) => server !== null),
    putProfiles: matches.flatMap((match) =>
      toPut(match).map((profile) => ({ profile, secretOf: theirs.secrets.has(match.theirs.id) ? match.theirs.id : null }))
    ),
    added: matches.filter((match) => !isConflict(match) || choice === 'both').length,
    replaced: choice === 'replace' ? matches.filter(isConflict).length : 0
  }
}
