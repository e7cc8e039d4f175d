import type { Gender } from '../../model/person.ts'
import { familyName, suffixOf } from './family-name.ts'
import { genderOfGivenName, genderOfTitle } from './gender.ts'
import { type NameKind, nameKind } from './name-kind.ts'
import type { NameMention } from './name-mention.ts'
import { sameGivenName } from './short-forms.ts'

/** Somebody or something while its names are gathered. */
export interface Draft {
  kind: NameKind
  words: readonly string[]
  gender: Gender | undefined
  readonly forms: Map<string, number>
  readonly titles: Set<string>
  readonly mentions: number[]
  /** Where its full name stands. */
  readonly fullAt: NameMention[]
}

/** The drafts so far, and where to look for those that share a word: a name is compared with its like only. */
export interface DraftCast {
  readonly drafts: Draft[]
  /** By family name, or a body's last word, in small letters. */
  readonly byLast: Map<string, Draft[]>
  readonly byFirst: Map<string, Draft[]>
  readonly byInitials: Map<string, Draft[]>
}

/** A cast of nobody. */
export function emptyCast(): DraftCast {
  return { drafts: [], byLast: new Map(), byFirst: new Map(), byInitials: new Map() }
}

/** The list that a map holds for a key, a new one when it holds none. */
export function list<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const fresh: T[] = []
  map.set(key, fresh)
  return fresh
}

/** The draft of a name in full: the one that bears it already, in a like form, or a new one. */
export function joinFull(cast: DraftCast, mention: NameMention): Draft {
  const kind = nameKind(mention.words, mention.title)
  const family = familyName(mention.words).toLowerCase()
  const known = list(cast.byLast, family).find(draft => {
    if (
      draft.words.length === mention.words.length &&
      draft.words.every((word, i) => word === mention.words[i])
    )
      return true
    if (isTail(mention.words, draft.words) || (kind === 'body' && isTail(draft.words, mention.words)))
      return true
    if (kind !== 'person' || draft.kind !== 'person') return false
    return (
      familyName(draft.words).toLowerCase() === family &&
      suffixOf(draft.words) === suffixOf(mention.words) &&
      sameGivenName(draft.words[0]!, mention.words[0]!)
    )
  })
  if (known !== undefined) {
    if (mention.words.length > known.words.length && kind === 'body') known.words = mention.words
    if (known.kind !== 'person' && kind === 'person') known.kind = kind
    known.gender ??= genderOf(mention)
    return known
  }
  return added(cast, mention, kind)
}

/** Security Council for United Nations Security Council, Suu Kyi for Aung San Suu Kyi. */
export function isTail(short: readonly string[], long: readonly string[]): boolean {
  return (
    short.length > 1 &&
    short.length < long.length &&
    short.every((word, at) => word === long[long.length - short.length + at])
  )
}

/** Puts a new draft into the cast. */
export function added(cast: DraftCast, mention: NameMention, kind: NameKind): Draft {
  const draft: Draft = {
    kind,
    words: mention.words,
    gender: kind === 'person' || kind === 'unknown' ? genderOf(mention) : undefined,
    forms: new Map(),
    titles: new Set(),
    mentions: [],
    fullAt: [],
  }
  cast.drafts.push(draft)
  index(cast, draft)
  return draft
}

function index(cast: DraftCast, draft: Draft): void {
  const { words } = draft
  const initials = words.filter(word => /^\p{Lu}/u.test(word)).map(word => word[0])
  list(cast.byLast, familyName(words).toLowerCase()).push(draft)
  list(cast.byFirst, words[0]!.toLowerCase()).push(draft)
  list(cast.byInitials, initials.join('')).push(draft)
}

function genderOf({ words, title }: NameMention): Gender | undefined {
  const byTitle = genderOfTitle(title)
  const given = certain(genderOfGivenName(words[0]!))
  if (words.length === 1) return byTitle ?? given
  // Spokesman Ann Soto is a woman.
  if (byTitle !== undefined) return /man$/i.test(title) ? (given ?? byTitle) : byTitle
  // F. Scott Fitzgerald: an initial tells nothing, the second name may.
  return given ?? (words.length > 2 ? certain(genderOfGivenName(words[1]!)) : undefined)
}

function certain(gender: Gender | 'either' | undefined): Gender | undefined {
  return gender === 'either' ? undefined : gender
}
