import type { Gender } from '../../model/person.ts'
import { firstFrom } from '../first-from.ts'
import { type Directory, knownBy, listedAs } from './directory.ts'
import { familyName, SUFFIX, suffixOf } from './family-name.ts'
import { type Familiar, familiarNames, isFull } from './full-name.ts'
import { genderOfGivenName, genderOfTitle } from './gender.ts'
import { type NameKind, nameKind } from './name-kind.ts'
import type { NameMention } from './name-mention.ts'
import { sameGivenName } from './short-forms.ts'

/** Somebody or something with a name, and everywhere it is named. */
export interface Entity {
  readonly kind: NameKind
  /** The fullest form: `Jeff Sessions`. */
  readonly name: string
  /** The name's words. Of a person, the last one is the family name (suffixes such as Jr. left out). */
  readonly words: readonly string[]
  readonly otherNames: readonly string[]
  readonly gender?: Gender
  readonly titles: readonly string[]
  /** In reading order; indices into the mentions given. */
  readonly mentions: readonly number[]
}

interface Draft {
  kind: NameKind
  words: readonly string[]
  gender: Gender | undefined
  readonly forms: Map<string, number>
  readonly titles: Set<string>
  readonly mentions: number[]
  /** Where its full name stands. */
  readonly fullAt: NameMention[]
}

/**
 * Tells who is named: joins "Sen. Jeff Sessions", "Jefferson Sessions", "Mr. Sessions" and "Sessions" to one entity,
 * keeps two people of one family name apart by given name and gender.
 *
 * @param mentions in reading order, spans of `text`
 */
export function findPeople(
  mentions: readonly NameMention[],
  { text, directory }: { readonly text: string; readonly directory?: Directory | undefined },
): Entity[] {
  const cast = emptyCast()
  const familiar = familiarNames(mentions, text)
  const entityOf = mentions.map(mention => {
    if (!isFull(mention, { familiar, directory })) return undefined
    const draft = joinFull(cast, mention)
    draft.fullAt.push(mention)
    return draft
  })
  if (directory !== undefined) for (const mention of mentions) addPresident(cast, mention, directory)
  for (const [index, mention] of mentions.entries()) {
    const draft = entityOf[index] ?? joinShort(cast, mention, { familiar, directory })
    draft.mentions.push(index)
    const form = mention.words.join(' ')
    draft.forms.set(form, (draft.forms.get(form) ?? 0) + 1)
    if (mention.title !== '') draft.titles.add(mention.title)
  }
  return cast.drafts.filter(draft => draft.mentions.length > 0).map(draft => finished(draft, directory))
}

/** The drafts so far, and where to look for those that share a word: a name is compared with its like only. */
interface DraftCast {
  readonly drafts: Draft[]
  /** By family name, or a body's last word, in small letters. */
  readonly byLast: Map<string, Draft[]>
  readonly byFirst: Map<string, Draft[]>
  readonly byInitials: Map<string, Draft[]>
}

function emptyCast(): DraftCast {
  return { drafts: [], byLast: new Map(), byFirst: new Map(), byInitials: new Map() }
}

function list<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key)
  if (known !== undefined) return known
  const fresh: T[] = []
  map.set(key, fresh)
  return fresh
}

function joinFull(cast: DraftCast, mention: NameMention): Draft {
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

/** "President Hale" where the article gives the full name of his wife only. */
function addPresident(cast: DraftCast, mention: NameMention, directory: Directory): void {
  if (mention.words.length > 1 || !/^president$/i.test(mention.title)) return
  const known = knownBy({ family: mention.words[0]!, title: mention.title }, directory)
  const family = list(cast.byLast, mention.words[0]!.toLowerCase())
  if (known === undefined) return
  const words = known.name.split(' ')
  if (family.some(draft => sameGivenName(draft.words[0]!, words[0]!))) return
  const draft = added(cast, { ...mention, words }, 'person')
  draft.gender = known.gender
  // As if named in full: "Obama" alone is then him.
  draft.fullAt.push(mention)
}

/** Security Council for United Nations Security Council, Suu Kyi for Aung San Suu Kyi. */
function isTail(short: readonly string[], long: readonly string[]): boolean {
  return (
    short.length > 1 &&
    short.length < long.length &&
    short.every((word, at) => word === long[long.length - short.length + at])
  )
}

function added(cast: DraftCast, mention: NameMention, kind: NameKind): Draft {
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
  if (byTitle !== undefined || words.length === 1) return byTitle ?? certain(genderOfGivenName(words[0]!))
  const given = certain(genderOfGivenName(words[0]!))
  // F. Scott Fitzgerald: an initial tells nothing, the second name may.
  return given ?? (words.length > 2 ? certain(genderOfGivenName(words[1]!)) : undefined)
}

function certain(gender: Gender | 'either' | undefined): Gender | undefined {
  return gender === 'either' ? undefined : gender
}

function joinShort(
  cast: DraftCast,
  mention: NameMention,
  { familiar, directory }: { familiar: ReadonlyMap<string, Familiar>; directory: Directory | undefined },
): Draft {
  const { words, title } = mention
  const titled = genderOfTitle(title)
  const fits = (draft: Draft) => titled === undefined || draft.gender === undefined || draft.gender === titled
  const family = list(cast.byLast, familyName(words).toLowerCase())
  const known =
    likeliest(
      family.filter(draft => fits(draft) && endsWith(draft, words)),
      { mention, directory },
    ) ??
    likeliest(namedByGiven(cast, words).filter(fits), { mention, directory }) ??
    shortenedBody(cast, words)
  if (known !== undefined) return known
  const kind = nameKind(words, title)
  const draft = added(cast, mention, kind)
  if (suffixOf(words) !== '') {
    // Trump Jr. where Donald Trump is named: a junior has his father's name.
    const father =
      family.find(({ fullAt }) => fullAt.length > 0)?.words ??
      (directory && knownBy({ family: words[0]!, title: '' }, directory))?.name.split(' ')
    if (father !== undefined)
      Object.assign(draft, { kind: 'person', gender: 'male', words: [...father, ...words.slice(-1)] })
    return draft
  }
  if (directory === undefined || (kind !== 'person' && kind !== 'unknown')) return draft
  const women = familiar.get(words.at(-1)!)?.women ?? 0
  const leaning = women > 0 ? 'female' : women < 0 ? 'male' : undefined
  const listed = knownBy({ family: words.at(-1)!, title, leaning }, directory)
  if (listed !== undefined)
    Object.assign(draft, { kind: 'person', words: listed.name.split(' '), gender: listed.gender })
  return draft
}

function namedByGiven({ byFirst }: DraftCast, words: readonly string[]): Draft[] {
  if (words.length > 1) return []
  return (byFirst.get(words[0]!.toLowerCase()) ?? []).filter(
    ({ kind, words: own }) => kind === 'person' && own.length > 1,
  )
}

// The Trump Administration is not called Trump.
const OF_SOMEBODY =
  /^(?:administration|campaign|foundation|organization|tower|university|hotel|act|court|international)$/i

/** EPA for Environmental Protection Agency, the Post for The Washington Post, Peabody for Peabody Energy. */
function shortenedBody(
  { byInitials, byLast, byFirst }: DraftCast,
  words: readonly string[],
): Draft | undefined {
  if (words.length > 1) return undefined
  const word = words[0]!.replaceAll('.', '')
  const isBody = ({ kind, words: own }: Draft) => kind === 'body' && own.length > 1
  return (
    (word.length > 1 ? byInitials.get(word)?.find(isBody) : undefined) ??
    byLast.get(word.toLowerCase())?.find(isBody) ??
    byFirst.get(word.toLowerCase())?.find(draft => isBody(draft) && !OF_SOMEBODY.test(draft.words.at(-1)!))
  )
}

/** Whether the draft's name ends in these words: Blasio, de Blasio, Trump Jr. */
function endsWith(draft: Draft, words: readonly string[]): boolean {
  if (draft.kind !== 'person' && draft.words.length > 1) return false
  if (suffixOf(words) !== suffixOf(draft.words) && suffixOf(words) !== '') return false
  const own = draft.words.filter(word => !SUFFIX.test(word)).map(word => word.toLowerCase())
  const wanted = words.filter(word => !SUFFIX.test(word)).map(word => word.toLowerCase())
  return wanted.length > 0 && own.slice(-wanted.length).join(' ') === wanted.join(' ')
}

/** Of several of one family name: who was named in full just before, who is named most often so far, who is known. */
function likeliest(
  drafts: readonly Draft[],
  { mention, directory }: { mention: NameMention; directory: Directory | undefined },
): Draft | undefined {
  if (drafts.length < 2) return drafts[0]
  const score = (draft: Draft) => {
    const last = draft.fullAt[firstFrom(draft.fullAt, mention.start) - 1]
    const since = last === undefined ? Infinity : mention.start - last.start
    const suffixed = suffixOf(draft.words) !== '' && suffixOf(mention.words) === '' ? -2 : 0
    const listed =
      directory !== undefined && listedAs(draft.words, familyName(draft.words), directory) !== undefined
    return (
      (listed ? 1 : 0) +
      (since < 300 ? 1.5 : since < 700 ? 0.7 : 0) +
      Math.log(1 + draft.fullAt.length) +
      0.7 * Math.log(1 + draft.mentions.length) +
      suffixed
    )
  }
  return drafts.reduce((best, draft) => (score(draft) > score(best) ? draft : best))
}

function finished(draft: Draft, directory: Directory | undefined): Entity {
  const forms = [...draft.forms.keys()]
  const full = forms
    .filter(form => form.split(' ').length > 1)
    .sort((a, b) => draft.forms.get(b)! - draft.forms.get(a)!)[0]
  const own =
    draft.kind === 'person' && full !== undefined && draft.fullAt.length > 0 ? full.split(' ') : draft.words
  const listed =
    directory === undefined || draft.kind !== 'person' || own.length < 3
      ? undefined
      : listedAs(own, familyName(own), directory)
  const words = listed?.name.split(' ') ?? own
  const name = words.join(' ').replaceAll(' ,', ',')
  return {
    kind: draft.kind,
    name,
    words,
    otherNames: forms.filter(form => form !== name),
    ...(draft.gender && { gender: draft.gender }),
    titles: [...draft.titles],
    mentions: draft.mentions,
  }
}
