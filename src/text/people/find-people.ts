import type { Gender } from '../../model/person.ts'
import type { Span } from '../../model/span.ts'
import { type Directory, knownBy, listedAs } from './directory.ts'
import { genderOfGivenName, genderOfTitle } from './gender.ts'
import { type NameKind, nameKind } from './name-kind.ts'
import { sameGivenName } from './short-forms.ts'

/** A name as it stands in the article. */
export interface NameMention extends Span {
  /** Without titles. */
  readonly words: readonly string[]
  /** What stands before it in its phrase: `former Auburn football coach`. */
  readonly title: string
}

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
  readonly fullAt: number[]
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
  const drafts: Draft[] = []
  const entityOf: (Draft | undefined)[] = []
  const full = mentions.map(mention => isFull(mention, { all: mentions, directory }))
  for (const [index, mention] of mentions.entries()) {
    if (!full[index]) continue
    const draft = joinFull(drafts, mention)
    draft.fullAt.push(mention.start)
    entityOf[index] = draft
  }
  for (const [index, mention] of mentions.entries()) {
    const draft = entityOf[index] ?? joinShort(drafts, mention, { all: mentions, text, directory })
    draft.mentions.push(index)
    const form = mention.words.join(' ')
    draft.forms.set(form, (draft.forms.get(form) ?? 0) + 1)
    if (mention.title !== '') draft.titles.add(mention.title)
  }
  return drafts.filter(draft => draft.mentions.length > 0).map(draft => finished(draft, directory))
}

/** "De Blasio" and "Trump Jr." have several words and yet no given name; nor has "Angry Trump" beside "Donald Trump". */
function isFull(
  { words }: NameMention,
  { all, directory }: { all: readonly NameMention[]; directory: Directory | undefined },
): boolean {
  if (words.length < 2 || PARTICLES.has(words[0]!.toLowerCase())) return false
  if (words.length > 2) return true
  if (SUFFIX.test(words[1]!)) return false
  if (genderOfGivenName(words[0]!) !== undefined) return true
  const family = words[1]!
  const namesake = (other: NameMention) =>
    other.words.length > 1 &&
    other.words.at(-1) === family &&
    other.words[0] !== words[0] &&
    genderOfGivenName(other.words[0]!) !== undefined
  return (
    !all.some(namesake) &&
    (directory === undefined || knownBy({ family, title: '' }, directory) === undefined)
  )
}

const PARTICLES = new Set('de van von der bin al la le di du da del ben st.'.split(' '))
const SUFFIX = /^(?:jr|sr|ii|iii|iv|v|,)\.?$/i

/** The family name, particle and suffix left out. */
export function familyName(words: readonly string[]): string {
  return words.findLast(word => !SUFFIX.test(word)) ?? words.at(-1) ?? ''
}

function suffixOf(words: readonly string[]): string {
  return words.length > 1 && SUFFIX.test(words.at(-1)!) ? words.at(-1)!.toLowerCase().replace('.', '') : ''
}

function joinFull(drafts: Draft[], mention: NameMention): Draft {
  const kind = nameKind(mention.words, mention.title)
  const family = familyName(mention.words).toLowerCase()
  const known = drafts.find(draft => {
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
  return added(drafts, mention, kind)
}

/** Security Council for United Nations Security Council, Suu Kyi for Aung San Suu Kyi. */
function isTail(short: readonly string[], long: readonly string[]): boolean {
  return (
    short.length > 1 &&
    short.length < long.length &&
    short.every((word, at) => word === long[long.length - short.length + at])
  )
}

function added(drafts: Draft[], mention: NameMention, kind: NameKind): Draft {
  const draft: Draft = {
    kind,
    words: mention.words,
    gender: kind === 'person' || kind === 'unknown' ? genderOf(mention) : undefined,
    forms: new Map(),
    titles: new Set(),
    mentions: [],
    fullAt: [],
  }
  drafts.push(draft)
  return draft
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
  drafts: Draft[],
  mention: NameMention,
  { all, text, directory }: { all: readonly NameMention[]; text: string; directory: Directory | undefined },
): Draft {
  const { words, title } = mention
  const word = words.join(' ').toLowerCase()
  const titled = genderOfTitle(title)
  const fits = (draft: Draft) => titled === undefined || draft.gender === undefined || draft.gender === titled
  const byFamily = drafts.filter(draft => fits(draft) && endsWith(draft, words))
  if (byFamily.length > 0) return likeliest(byFamily, { mention, directory })
  if (words.length === 1) {
    const byGiven = drafts.filter(
      draft =>
        draft.kind === 'person' &&
        draft.words.length > 1 &&
        draft.words[0]!.toLowerCase() === word &&
        fits(draft),
    )
    if (byGiven.length > 0) return likeliest(byGiven, { mention, directory })
    const body = drafts.find(draft => draft.kind === 'body' && shortens(word, words[0]!, draft.words))
    if (body !== undefined) return body
  }
  const kind = nameKind(words, title)
  const draft = added(drafts, mention, kind)
  if (suffixOf(words) !== '') {
    // Trump Jr. where Donald Trump is named: a junior has his father's name.
    const father = drafts.find(
      ({ words: own, fullAt }) => fullAt.length > 0 && familyName(own) === familyName(words),
    )
    if (father !== undefined)
      Object.assign(draft, { kind: 'person', gender: 'male', words: [...father.words, ...words.slice(-1)] })
    return draft
  }
  const known =
    directory === undefined || kind === 'body' || kind === 'place'
      ? undefined
      : knownBy({ family: words.at(-1)!, title, leaning: leaningOf(words.at(-1)!, all, text) }, directory)
  if (known !== undefined) {
    draft.kind = 'person'
    draft.words = known.name.split(' ')
    draft.gender = known.gender
  }
  return draft
}

/** Whether "he" or "she" follows the name more often, in the hundred letters behind it. */
function leaningOf(family: string, all: readonly NameMention[], text: string): Gender | undefined {
  let women = 0
  for (const { words, end } of all) {
    if (words.at(-1) !== family) continue
    const pronoun = /\b(?:(she|her)|he|his|him)\b/i.exec(text.slice(end, end + 100))
    if (pronoun !== null) women += pronoun[1] === undefined ? -1 : 1
  }
  return women > 0 ? 'female' : women < 0 ? 'male' : undefined
}

/** Whether the draft's name ends in these words: Blasio, de Blasio, Trump Jr. */
function endsWith(draft: Draft, words: readonly string[]): boolean {
  if (draft.kind !== 'person' && draft.words.length > 1) return false
  if (suffixOf(words) !== suffixOf(draft.words) && suffixOf(words) !== '') return false
  const own = draft.words.filter(word => !SUFFIX.test(word)).map(word => word.toLowerCase())
  const wanted = words.filter(word => !SUFFIX.test(word)).map(word => word.toLowerCase())
  return wanted.length > 0 && own.slice(-wanted.length).join(' ') === wanted.join(' ')
}

/** Of several of one family name: who was named in full just before, then who is named in full most often, then the first. */
function likeliest(
  drafts: readonly Draft[],
  { mention, directory }: { mention: NameMention; directory: Directory | undefined },
): Draft {
  const score = (draft: Draft) => {
    const since = Math.min(
      ...draft.fullAt.filter(start => start < mention.start).map(start => mention.start - start),
    )
    const suffixed = suffixOf(draft.words) !== '' && suffixOf(mention.words) === '' ? -2 : 0
    const listed =
      directory !== undefined && listedAs(draft.words, familyName(draft.words), directory) !== undefined
    return (
      (listed ? 1 : 0) +
      (since < 300 ? 1.5 : since < 700 ? 0.7 : 0) +
      Math.log(1 + draft.fullAt.length) +
      suffixed
    )
  }
  return drafts.reduce((best, draft) => (score(draft) > score(best) ? draft : best))
}

// The Trump Administration is not called Trump.
const OF_SOMEBODY =
  /^(?:administration|campaign|foundation|organization|tower|university|hotel|act|court|international)$/i

/** EPA for Environmental Protection Agency, the Post for The Washington Post. */
function shortens(lower: string, word: string, words: readonly string[]): boolean {
  if (words.length < 2) return false
  const initials = words
    .filter(each => /^\p{Lu}/u.test(each))
    .map(each => each[0])
    .join('')
  return (
    (initials.length > 1 && initials === word.replaceAll('.', '')) ||
    words.at(-1)!.toLowerCase() === lower ||
    (words[0]!.toLowerCase() === lower && !OF_SOMEBODY.test(words.at(-1)!))
  )
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
