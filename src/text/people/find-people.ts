import type { Gender } from '../../model/person.ts'
import { type Directory, knownBy, listedAs } from './directory.ts'
import { added, type Draft, type DraftCast, emptyCast, isTail, joinFull, list } from './draft-cast.ts'
import { familyName } from './family-name.ts'
import { familiarNames, isFull } from './full-name.ts'
import { genderOfGivenName } from './gender.ts'
import { joinShort } from './join-short.ts'
import type { NameKind } from './name-kind.ts'
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
  return cast.drafts
    .filter(draft => draft.mentions.length > 0)
    .map(draft => {
      const entity = finished(draft, directory)
      if (isPlaceHere(entity, { mentions, text })) return { ...entity, kind: 'place' }
      return isMereWord(entity, { mentions, text }) ? { ...entity, kind: 'thing' } : entity
    })
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

/** A name that no list knows and that mostly stands where places do: in Brindle Bay, near Dunmore. */
function isPlaceHere(
  { kind, words, gender, titles, mentions: at }: Entity,
  { mentions, text }: { readonly mentions: readonly NameMention[]; readonly text: string },
): boolean {
  if (!/person|unknown/.test(kind) || gender !== undefined || titles.some(title => !/^the$/i.test(title)))
    return false
  if (genderOfGivenName(words[0]!) !== undefined) return false
  const there = at.filter(index =>
    WHERE.test(text.slice(Math.max(0, mentions[index]!.start - 12), mentions[index]!.start)),
  )
  return 2 * there.length > at.length
}

/** Talk of a merger. Whatever comes: a word with a capital since it opens its sentence, and never seen elsewhere. */
function isMereWord(
  { kind, titles, mentions: at }: Entity,
  { mentions, text }: { readonly mentions: readonly NameMention[]; readonly text: string },
): boolean {
  if (kind !== 'unknown' || titles.length > 0 || at.length > 2) return false
  return at.every(index => {
    const { start, end } = mentions[index]!
    const opens = start === 0 || /[\n.?!:"“”—–]\s*$/u.test(text.slice(Math.max(0, start - 3), start))
    return opens && /^[\s?.!,:]/u.test(text.slice(end, end + 1)) && !NAMED.test(text.slice(end, end + 20))
  })
}

// Webb said; Webb's plan
const NAMED = /^(?:['’]s\s|\s(?:said|says|told|added|wrote|called|tweeted|asked)\b)/u

const WHERE = /(?<!\p{L})(?:in|near|outside|downtown|nearby)\s$/iu

/** The commonest of the full forms; Aung Than Moe rather than Than Moe. */
function fullForm({ forms, fullAt }: Draft): readonly string[] | undefined {
  const full = [...new Set(fullAt.map(({ words }) => words.join(' ')))]
    .map(form => form.split(' '))
    .filter(({ length }) => length > 1)
    .sort((a, b) => (forms.get(b.join(' ')) ?? 0) - (forms.get(a.join(' ')) ?? 0))
  const [first] = full
  return first !== undefined && genderOfGivenName(first[0]!) === undefined
    ? (full.find(form => isTail(first, form)) ?? first)
    : first
}

function finished(draft: Draft, directory: Directory | undefined): Entity {
  const forms = [...draft.forms.keys()]
  const own = (draft.kind === 'person' ? fullForm(draft) : undefined) ?? draft.words
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
