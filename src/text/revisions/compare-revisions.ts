import type { Span } from '../../model/span.ts'
import { sentences } from '../sentences.ts'
import { words } from '../words.ts'

/** What differs between two texts, by sentence. What only moved differs in nothing. */
export interface RevisionDifferences {
  /** In the later text. */
  readonly added: readonly Span[]
  /** In the earlier text. */
  readonly removed: readonly Span[]
  /** Sentences that say nearly the same, in reading order of the earlier text. */
  readonly changed: readonly { readonly before: Span; readonly after: Span }[]
}

/** Compares two revisions of an article's text. Sentences count as the same in whatever case, marks and spaces. */
export function compareRevisions(before: string, after: string): RevisionDifferences {
  const [removed, added] = withoutShared(sentencesIn(before), sentencesIn(after))
  // Beyond so many it is another article, and pairing them costs more than it tells.
  if (removed.length * added.length > MOST_PAIRS)
    return { removed: removed.map(spanOf), added: added.map(spanOf), changed: [] }
  const pairs = removed
    .flatMap(old => added.map(fresh => ({ old, fresh, likeness: likenessOf(old.words, fresh.words) })))
    .filter(({ likeness }) => likeness >= LIKE)
    .sort((a, b) => b.likeness - a.likeness)
  const paired = new Map<Sentence, Sentence>()
  const taken = new Set<Sentence>()
  for (const { old, fresh } of pairs) {
    if (paired.has(old) || taken.has(fresh)) continue
    paired.set(old, fresh)
    taken.add(fresh)
  }
  return {
    removed: removed.filter(each => !paired.has(each)).map(spanOf),
    added: added.filter(each => !taken.has(each)).map(spanOf),
    changed: removed.flatMap(each => {
      const fresh = paired.get(each)
      return fresh === undefined ? [] : [{ before: spanOf(each), after: spanOf(fresh) }]
    }),
  }
}

/** How many of the words of two texts are the same, 0 to 1 (Dice). */
export function likenessOf(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of a) counts.set(word, (counts.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = counts.get(word) ?? 0
    if (left === 0) continue
    counts.set(word, left - 1)
    shared++
  }
  return a.length + b.length === 0 ? 1 : (2 * shared) / (a.length + b.length)
}

/** The words of a text as revisions are compared: in small letters, with one kind of apostrophe. */
export function comparedWords(text: string): string[] {
  return words(text).map(word => word.text.toLowerCase().replaceAll('’', "'"))
}

const LIKE = 0.5
const MOST_PAIRS = 250_000

interface Sentence extends Span {
  readonly words: readonly string[]
  readonly key: string
}

function sentencesIn(text: string): Sentence[] {
  return sentences(text).map(({ start, end }) => {
    const own = comparedWords(text.slice(start, end))
    return { start, end, words: own, key: own.join(' ') }
  })
}

/** What each has that the other has not, as often as it has it more. */
function withoutShared(a: readonly Sentence[], b: readonly Sentence[]): [Sentence[], Sentence[]] {
  const count = (list: readonly Sentence[]) => {
    const counts = new Map<string, number>()
    for (const { key } of list) counts.set(key, (counts.get(key) ?? 0) + 1)
    return counts
  }
  const left = (list: readonly Sentence[], other: Map<string, number>) =>
    list.filter(({ key }) => {
      const times = other.get(key) ?? 0
      other.set(key, times - 1)
      return times <= 0 && key !== ''
    })
  return [left(a, count(b)), left(b, count(a))]
}

function spanOf({ start, end }: Span): Span {
  return { start, end }
}
