import { terms } from '../terms.ts'
import type { RecordedWords } from './verify.ts'
import { readWording } from './wording.ts'

/** One speaker's words as an article printed on that day has them. */
export interface PrintedWords extends RecordedWords {
  readonly publishedOn: Temporal.PlainDate
}

/** What one speaker said once, wherever it is printed. */
export interface WordingGroup<Printed> {
  /** The longest print; of equals, the first given. */
  readonly fullest: Printed
  /** The same words, or a part of them, elsewhere. */
  readonly others: readonly Printed[]
  /** The fullest prints of other groups that seem to be the same utterance in other words. */
  readonly variants: readonly Printed[]
}

/**
 * Puts together what several articles print of one speaker: the same words, or a part of them, are one group; words that
 * differ here and there, printed within two weeks, are groups marked as variants of each other.
 *
 * @returns in the order given, by the first print of each; variants behind what they differ from
 */
export function groupWordings<Printed extends PrintedWords>(
  prints: readonly Printed[],
): WordingGroup<Printed>[] {
  const drafts: Draft<Printed>[] = []
  const draftsWith = new Map<string, Set<Draft<Printed>>>()
  for (const print of prints) {
    const words = wordsOf(print)
    const shingles = shinglesOf(words)
    const shared = sharedShingles(shingles, draftsWith)
    const same = [...shared].find(([draft, count]) => isSame(draft, { print, words, shingles }, count))?.[0]
    const draft = same ?? { prints: [], words, shingles: new Set<string>(), variants: [], isVariant: false }
    if (same === undefined) {
      const differing = [...shared].filter(([each, count]) =>
        isVariant(each, { print, words, shingles }, count),
      )
      for (const [each] of differing) {
        each.variants.push(draft)
        draft.variants.push(each)
      }
      draft.isVariant = differing.length > 0
      drafts.push(draft)
    }
    if (words.length > draft.words.length || same === undefined) {
      draft.prints.unshift(print)
      draft.words = words
    } else draft.prints.push(print)
    for (const shingle of shingles) {
      draft.shingles.add(shingle)
      draftsWith.set(shingle, (draftsWith.get(shingle) ?? new Set()).add(draft))
    }
  }
  const inOrder = drafts.flatMap(draft => (draft.isVariant ? [] : [draft, ...draft.variants]))
  return [...new Set([...inOrder, ...drafts])].map(({ prints: [fullest, ...others], variants }) => ({
    fullest: fullest!,
    others,
    variants: variants.map(each => each.prints[0]!),
  }))
}

interface Draft<Printed> {
  /** The fullest first. */
  readonly prints: Printed[]
  words: readonly string[]
  readonly shingles: Set<string>
  readonly variants: Draft<Printed>[]
  /** Whether it was put to another draft when it was found. */
  isVariant: boolean
}

interface Newcomer {
  readonly print: PrintedWords
  readonly words: readonly string[]
  readonly shingles: ReadonlySet<string>
}

/** Three words in a row tell one sentence from another, and one changed word spoils only three of them. */
const SHINGLE = 3

function wordsOf({ text, content }: PrintedWords): string[] {
  return content
    .flatMap(span => readWording(text, span))
    .filter(({ kind }) => kind !== 'gap')
    .map(({ folded }) => folded)
}

/** Words too few for a shingle are one all the same. */
function shinglesOf(words: readonly string[]): Set<string> {
  if (words.length <= SHINGLE) return new Set([words.join(' ')])
  return new Set(words.slice(SHINGLE - 1).map((_, at) => words.slice(at, at + SHINGLE).join(' ')))
}

/** The drafts that share shingles, with how many. */
function sharedShingles<Printed>(
  shingles: ReadonlySet<string>,
  draftsWith: ReadonlyMap<string, ReadonlySet<Draft<Printed>>>,
): Map<Draft<Printed>, number> {
  const shared = new Map<Draft<Printed>, number>()
  for (const shingle of shingles)
    for (const draft of draftsWith.get(shingle) ?? []) shared.set(draft, (shared.get(draft) ?? 0) + 1)
  return shared
}

function isSame(draft: Draft<PrintedWords>, { print, words, shingles }: Newcomer, shared: number): boolean {
  const shorter = Math.min(words.length, draft.words.length)
  // "No" is said every week.
  if (shorter <= SHINGLE)
    return words.join(' ') === draft.words.join(' ') && isNear(draft, print, DAYS_OF_ONE_STORY)
  return shared === Math.min(shingles.size, draft.shingles.size)
}

function isVariant(
  draft: Draft<PrintedWords>,
  { print, words, shingles }: Newcomer,
  shared: number,
): boolean {
  if (shared < ALIKE * Math.min(shingles.size, draft.shingles.size)) return false
  if (Math.min(words.length, draft.words.length) < MIN_VARIANT_WORDS) return false
  // "at the end of the day" has many words in a row, and says little.
  const [own, theirs] = [words, draft.words].map(each => new Set(terms(each.join(' '))))
  const common = own!.intersection(theirs!).size
  return (
    common >= ALIKE_IN_TERMS * Math.min(own!.size, theirs!.size) &&
    isNear(draft, print, DAYS_OF_ONE_UTTERANCE)
  )
}

const DAYS_OF_ONE_STORY = 3
const DAYS_OF_ONE_UTTERANCE = 14
const MIN_VARIANT_WORDS = 6
const ALIKE = 0.4
const ALIKE_IN_TERMS = 0.6

function isNear({ prints }: Draft<PrintedWords>, print: PrintedWords, days: number): boolean {
  return prints.some(({ publishedOn }) => Math.abs(publishedOn.until(print.publishedOn).days) <= days)
}
