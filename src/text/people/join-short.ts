import type { Gender } from '../../model/person.ts'
import { editDistance } from '../edit-distance.ts'
import { firstFrom } from '../first-from.ts'
import { type Directory, knownBy, listedAs } from './directory.ts'
import { added, type Draft, type DraftCast, list } from './draft-cast.ts'
import { familyName, SUFFIX, suffixOf } from './family-name.ts'
import type { Familiar } from './full-name.ts'
import { genderOfTitle } from './gender.ts'
import { nameKind } from './name-kind.ts'
import type { NameMention } from './name-mention.ts'

/** The draft of a name that is not in full: whoever in the cast bears it, who is known by it, else a new one. */
export function joinShort(
  cast: DraftCast,
  mention: NameMention,
  { familiar, directory }: { familiar: ReadonlyMap<string, Familiar>; directory: Directory | undefined },
): Draft {
  const { words, title } = mention
  const titled = genderOfTitle(title)
  const fits = (draft: Draft) => titled === undefined || draft.gender === undefined || draft.gender === titled
  const family = list(cast.byLast, familyName(words).toLowerCase())
  const women = familiar.get(words.at(-1)!)?.women ?? 0
  const leaning = women > 0 ? 'female' : women < 0 ? 'male' : undefined
  const known =
    likeliest(
      family.filter(draft => fits(draft) && endsWith(draft, words)),
      { mention, leaning, directory },
    ) ??
    likeliest(namedByGiven(cast, words).filter(fits), { mention, leaning, directory }) ??
    shortenedBody(cast, words) ??
    misspelt(cast, words).find(fits)
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
  const listed =
    knownBy({ family: words.at(-1)!, title, leaning }, directory) ??
    // "She" who follows now and then is another.
    (words.length > 1 ? undefined : knownBy({ family: words[0]!, title }, directory))
  if (listed !== undefined)
    Object.assign(draft, { kind: 'person', words: listed.name.split(' '), gender: listed.gender })
  return draft
}

/** Harlowe, where the article names Fay Harlow in full and no other Harlowe. */
function misspelt({ drafts }: DraftCast, words: readonly string[]): Draft[] {
  const [word] = words
  if (words.length > 1 || word!.length < 5 || drafts.length > MOST_COMPARED) return []
  return drafts.filter(({ kind, words: own, fullAt }) => {
    const family = familyName(own)
    return (
      kind === 'person' &&
      fullAt.length > 0 &&
      `${family}s` !== word &&
      family[0] === word![0] &&
      Math.abs(family.length - word!.length) < 2 &&
      editDistance(family.toLowerCase(), word!.toLowerCase()) === 1
    )
  })
}

// Names of an article; a text without end is not searched for slips.
const MOST_COMPARED = 300

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
  {
    mention,
    leaning,
    directory,
  }: { mention: NameMention; leaning: Gender | undefined; directory: Directory | undefined },
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
      (leaning !== undefined && draft.gender === leaning ? 0.7 : 0) +
      Math.log(1 + draft.fullAt.length) +
      0.7 * Math.log(1 + draft.mentions.length) +
      suffixed
    )
  }
  return drafts.reduce((best, draft) => (score(draft) > score(best) ? draft : best))
}
