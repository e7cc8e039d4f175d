import type { Gender } from '../../model/person.ts'
import type { Span } from '../../model/span.ts'
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

/** Known people by family name in small letters: fills in what an article takes for granted. */
export type Directory = ReadonlyMap<string, readonly { readonly name: string; readonly gender?: Gender }[]>

interface Draft {
  kind: NameKind
  words: readonly string[]
  gender: Gender | undefined
  readonly forms: Map<string, number>
  readonly titles: Set<string>
  readonly mentions: number[]
}

/**
 * Tells who is named: joins "Sen. Jeff Sessions", "Jefferson Sessions", "Mr. Sessions" and "Sessions" to one entity,
 * keeps two people of one family name apart by given name and gender.
 *
 * @param mentions in reading order
 */
export function findPeople(mentions: readonly NameMention[], directory?: Directory): Entity[] {
  const drafts: Draft[] = []
  const entityOf: (Draft | undefined)[] = []
  for (const [index, mention] of mentions.entries()) {
    if (mention.words.length > 1 && isFull(mention)) entityOf[index] = joinFull(drafts, mention)
  }
  // The order matters: a family name goes to whoever of that name was named last before it.
  const recent: Draft[] = []
  for (const [index, mention] of mentions.entries()) {
    const draft = entityOf[index] ?? joinShort(drafts, recent, mention, directory)
    draft.mentions.push(index)
    const form = mention.words.join(' ')
    draft.forms.set(form, (draft.forms.get(form) ?? 0) + 1)
    if (mention.title !== '') draft.titles.add(mention.title)
    if (entityOf[index] !== undefined || !recent.includes(draft)) {
      const at = recent.indexOf(draft)
      if (at >= 0) recent.splice(at, 1)
      recent.push(draft)
    }
  }
  return drafts.filter(draft => draft.mentions.length > 0).map(finished)
}

/** "Mr. De Blasio" has several words and yet no given name. */
function isFull({ words, title }: NameMention): boolean {
  return !(PARTICLES.has(words[0]!.toLowerCase()) && /\b[MD]rs?\./.test(title))
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
    if (kind !== 'person' || draft.kind !== 'person') return false
    return (
      familyName(draft.words).toLowerCase() === family &&
      suffixOf(draft.words) === suffixOf(mention.words) &&
      sameGivenName(draft.words[0]!, mention.words[0]!)
    )
  })
  if (known !== undefined) {
    if (known.kind !== 'person' && kind === 'person') known.kind = kind
    known.gender ??= genderOf(mention)
    return known
  }
  return added(drafts, mention, kind)
}

function added(drafts: Draft[], mention: NameMention, kind: NameKind): Draft {
  const draft: Draft = {
    kind,
    words: mention.words,
    gender: kind === 'person' || kind === 'unknown' ? genderOf(mention) : undefined,
    forms: new Map(),
    titles: new Set(),
    mentions: [],
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
  recent: readonly Draft[],
  mention: NameMention,
  directory: Directory | undefined,
): Draft {
  const word = mention.words.join(' ').toLowerCase()
  const titled = genderOfTitle(mention.title)
  const fits = (draft: Draft) => titled === undefined || draft.gender === undefined || draft.gender === titled
  const byFamily = drafts.filter(
    draft =>
      (draft.kind === 'person' || draft.words.length === 1) &&
      draft.words.join(' ').toLowerCase().endsWith(word) &&
      (familyName(draft.words).toLowerCase() === word ||
        mention.words.length > 1 ||
        draft.words.length === 1) &&
      fits(draft),
  )
  if (byFamily.length > 0) return mostRecent(byFamily, recent)
  if (mention.words.length === 1) {
    const byGiven = drafts.filter(
      draft =>
        draft.kind === 'person' &&
        draft.words.length > 1 &&
        draft.words[0]!.toLowerCase() === word &&
        fits(draft),
    )
    if (byGiven.length > 0) return mostRecent(byGiven, recent)
    const body = drafts.find(draft => draft.kind === 'body' && shortens(word, mention.words[0]!, draft.words))
    if (body !== undefined) return body
  }
  const kind = nameKind(mention.words, mention.title)
  const known =
    kind === 'body' || kind === 'place'
      ? []
      : (directory?.get(word) ?? []).filter(
          person => titled === undefined || person.gender === undefined || person.gender === titled,
        )
  const draft = added(drafts, mention, kind)
  if (known.length === 1) {
    draft.kind = 'person'
    draft.words = known[0]!.name.split(' ')
    draft.gender = known[0]!.gender ?? draft.gender
  }
  return draft
}

/** Whoever was named last so far; among people not yet named, the first to come. */
function mostRecent(drafts: readonly Draft[], recent: readonly Draft[]): Draft {
  return recent.findLast(draft => drafts.includes(draft)) ?? drafts[0]!
}

/** EPA for Environmental Protection Agency, the Post for The Washington Post. */
function shortens(lower: string, word: string, words: readonly string[]): boolean {
  if (words.length < 2) return false
  const initials = words
    .filter(each => /^\p{Lu}/u.test(each))
    .map(each => each[0])
    .join('')
  return (
    (initials.length > 1 && initials === word.replaceAll('.', '')) || words.at(-1)!.toLowerCase() === lower
  )
}

function finished(draft: Draft): Entity {
  const forms = [...draft.forms.keys()]
  const full = forms
    .filter(form => form.split(' ').length > 1)
    .sort((a, b) => draft.forms.get(b)! - draft.forms.get(a)!)[0]
  const words = draft.kind === 'person' && full !== undefined ? full.split(' ') : draft.words
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
