import { accessTypes } from './access-type.ts'
import { profileName, profilePlace, type Profile } from './profile.ts'
import { foldText, joinRanges, toTextRange, type FoldedText, type TextRange } from './search/folded-text.ts'
import type { SearchedTexts } from './search/narrowing-search.ts'
import { hasScattered, matchLevels, pieceLetters, pieceLevel, scatteredLetters, type MatchLevel } from './search/word-match.ts'
import { serverHost, type Server, type ServerId } from './server.ts'

/** What `toWords` makes of what a person typed. */
export type SearchWords = readonly FoldedText[]

/** What of a profile a search found, as ranges of the texts that stand for it on screen. `host` and `server` are the server's. */
export type ProfileMarks = {
  readonly name: readonly TextRange[]
  readonly place: readonly TextRange[]
  readonly principal: readonly TextRange[]
  readonly server: readonly TextRange[]
  readonly host: readonly TextRange[]
}

export const noMarks: ProfileMarks = { name: [], place: [], principal: [], server: [], host: [] }

/** What is read of a profile. `abbreviated`: a client id is not, it is random and has most letters in any order. */
type ProfileTexts = Readonly<Record<'name' | 'place' | 'principal', FoldedText>> & { readonly abbreviated: readonly FoldedText[] }
type ServerTexts = Readonly<Record<'server' | 'host', FoldedText>>

/**
 * Finds profiles by what a person remembers of them: every word has to be in the name, the place, the principal or the server, whole or
 * abbreviated. What it makes of a profile it keeps for as long as somebody has that profile, so that only a changed one is read again.
 */
export class ProfileSearch {
  readonly #profiles = new WeakMap<Profile, ProfileTexts>()
  readonly #servers = new WeakMap<Server, ServerTexts>()

  /** What is read of a profile, where it only counts whether a word is there. */
  textsOf(profile: Profile, server: Server | null): SearchedTexts {
    const { name, place, principal, abbreviated } = this.#textsOf(profile)
    const servers = server === null ? [] : Object.values(this.#serverTextsOf(server))
    const all = [name, place, principal, ...servers]
    return {
      letters: all.map(({ letters }) => letters).join('\n'),
      mask: all.reduce((mask, text) => mask | text.mask, 0),
      abbreviated
    }
  }

  /** The name as it is compared: without case and accents. */
  nameOf(profile: Profile): string {
    return this.#textsOf(profile).name.letters
  }

  /** How well the profile has the words; 0: some of them not at all. Of two that have them equally well, the one with them in its name. */
  rank(words: SearchWords, profile: Profile, server: Server | null): number {
    if (words.length === 0) return 1
    const texts = this.#textsOf(profile)
    const servers = server === null ? null : this.#serverTextsOf(server)
    let rank = 0
    for (const word of words) {
      const one = rankOf(word, texts, servers)
      if (one === 0) return 0
      rank += one
    }
    return rank
  }

  /** The profiles that have every word, the best match first; equals stay in the order in which they came. */
  find(words: SearchWords, profiles: readonly Profile[], servers: ReadonlyMap<ServerId, Server>): readonly Profile[] {
    if (words.length === 0) return profiles
    const byRank: Profile[][] = Array.from({ length: words.length * bestRank + 1 }, () => [])
    for (const profile of profiles) byRank[this.rank(words, profile, servers.get(profile.serverId) ?? null)]?.push(profile)
    return byRank.slice(1).toReversed().flat()
  }

  marks(words: SearchWords, profile: Profile, server: Server | null): ProfileMarks {
    if (words.length === 0) return noMarks
    const texts = this.#textsOf(profile)
    const servers = server === null ? null : this.#serverTextsOf(server)
    const all = [texts.name, texts.place, texts.principal, ...(servers === null ? [] : [servers.server, servers.host])]
    // Scattered letters only explain what nothing better does.
    const scattered = words.filter((word) => all.every((text) => pieceLevel(word, text) === matchLevels.none))
    const marksOf = (text: FoldedText | undefined): readonly TextRange[] => {
      if (text === undefined) return []
      const pieces = words.flatMap((word) => pieceLetters(word, text))
      const apart = texts.abbreviated.includes(text) ? scattered.flatMap((word) => scatteredLetters(word, text)) : []
      return joinRanges([...pieces, ...apart].map((range) => toTextRange(text, range)))
    }
    return {
      name: marksOf(texts.name),
      place: marksOf(texts.place),
      principal: marksOf(texts.principal),
      server: marksOf(servers?.server),
      host: marksOf(servers?.host)
    }
  }

  #textsOf(profile: Profile): ProfileTexts {
    const known = this.#profiles.get(profile)
    if (known !== undefined) return known
    const name = foldText(profileName(profile))
    const place = foldText(profilePlace(profile))
    const principal = foldText(profile.principal)
    const isRandom = accessTypes[profile.accessType].principal.key === 'client_id'
    const texts = { name, place, principal, abbreviated: isRandom ? [name, place] : [name, place, principal] }
    this.#profiles.set(profile, texts)
    return texts
  }

  /** Nothing is an abbreviation of a server: its letters, in any order, would find thousands of profiles at once. */
  #serverTextsOf(server: Server): ServerTexts {
    const known = this.#servers.get(server)
    if (known !== undefined) return known
    const texts = { server: foldText(server.name), host: foldText(serverHost(server.baseUrl)) }
    this.#servers.set(server, texts)
    return texts
  }
}

const better = (one: MatchLevel, other: MatchLevel): MatchLevel => (one > other ? one : other)

/** The name is what a person calls it by: it decides between equals. */
const toRank = (level: MatchLevel, isInName: boolean): number => 2 * level + Number(isInName)
const bestRank = toRank(matchLevels.wholeWord, true)

/** The server only explains what the profile itself does not, and an abbreviation only what neither does. */
function rankOf(word: FoldedText, { name, place, principal, abbreviated }: ProfileTexts, servers: ServerTexts | null): number {
  const inName = pieceLevel(word, name)
  if (inName === matchLevels.wholeWord) return bestRank
  const own = better(better(inName, pieceLevel(word, place)), pieceLevel(word, principal))
  if (own !== matchLevels.none) return toRank(own, own === inName)
  const level = servers === null ? own : better(pieceLevel(word, servers.server), pieceLevel(word, servers.host))
  if (level !== matchLevels.none) return toRank(level, false)
  const found = abbreviated.find((text) => hasScattered(word, text))
  return found === undefined ? 0 : toRank(matchLevels.scattered, found === name)
}
