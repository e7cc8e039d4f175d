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
    const newcomer = readPrint(print)
    const shared = [...sharedShingles(newcomer.shingles, draftsWith)]
    const same = shared.find(([draft, count]) => isSame(draft, newcomer, count))?.[0]
    const draft = same ?? {
      fullest: newcomer,
      prints: [],
      shingles: new Set(),
      variants: [],
      isVariant: false,
    }
    // Also where it says more than those it is the same as: “We will run two boats by May,” she said. “Nobody will wait.”
    const isNews = same === undefined || newcomer.words.length > same.fullest.words.length
    const differing = isNews
      ? shared.filter(
          ([each, count]) =>
            each !== same && !draft.variants.includes(each) && isVariant(each, newcomer, count),
        )
      : []
    for (const [each] of differing) {
      each.variants.push(draft)
      draft.variants.push(each)
    }
    if (same === undefined) {
      draft.isVariant = differing.length > 0
      drafts.push(draft)
    } else if (newcomer.words.length > draft.fullest.words.length) draft.fullest = newcomer
    draft.prints.push(newcomer)
    for (const shingle of newcomer.shingles) {
      draft.shingles.add(shingle)
      draftsWith.set(shingle, (draftsWith.get(shingle) ?? new Set()).add(draft))
    }
  }
  const inOrder = drafts.flatMap(draft => (draft.isVariant ? [] : [draft, ...draft.variants]))
  return [...new Set([...inOrder, ...drafts])].map(({ fullest, prints: all, variants }) => ({
    fullest: fullest.print,
    others: all.filter(each => each !== fullest).map(each => each.print),
    variants: variants.map(each => each.fullest.print),
  }))
}

interface Draft<Printed> {
  fullest: Read<Printed>
  readonly prints: Read<Printed>[]
  /** Of all its prints. */
  readonly shingles: Set<string>
  readonly variants: Draft<Printed>[]
  /** Whether it was put to another draft when it was found. */
  isVariant: boolean
}

interface Read<Printed> {
  readonly print: Printed
  /** Days since 1970. */
  readonly day: number
  readonly words: readonly string[]
  readonly shingles: ReadonlySet<string>
  /** Terms: without the words that every sentence has. */
  readonly telling: ReadonlySet<string>
}

function readPrint<Printed extends PrintedWords>(print: Printed): Read<Printed> {
  const words = print.content
    .flatMap(span => readWording(print.text, span))
    .filter(({ kind }) => kind !== 'gap')
    .map(({ folded }) => folded)
  return {
    print,
    day: print.publishedOn.since('1970-01-01').days,
    words,
    shingles: shinglesOf(words),
    telling: new Set(terms(words.join(' '))),
  }
}

/** Three words in a row tell one sentence from another, and one changed word spoils only three of them. */
const SHINGLE = 3

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

function isSame(
  { fullest, shingles, prints }: Draft<unknown>,
  newcomer: Read<unknown>,
  shared: number,
): boolean {
  const shorter = Math.min(newcomer.words.length, fullest.words.length)
  // "No" is said every week.
  if (shorter <= SHINGLE)
    return newcomer.words.join(' ') === fullest.words.join(' ') && isNear(prints, newcomer, DAYS_OF_ONE_STORY)
  return shared === Math.min(newcomer.shingles.size, shingles.size)
}

function isVariant({ fullest, prints }: Draft<unknown>, newcomer: Read<unknown>, shared: number): boolean {
  const smaller = (a: ReadonlySet<string>, b: ReadonlySet<string>) => Math.min(a.size, b.size)
  return (
    Math.min(newcomer.words.length, fullest.words.length) >= MIN_VARIANT_WORDS &&
    shared >= ALIKE * smaller(newcomer.shingles, fullest.shingles) &&
    isNear(prints, newcomer, DAYS_OF_ONE_UTTERANCE) &&
    // "at the end of the day" has many words in a row, and says little.
    newcomer.telling.intersection(fullest.telling).size >=
      ALIKE_IN_TERMS * smaller(newcomer.telling, fullest.telling)
  )
}

const DAYS_OF_ONE_STORY = 3
const DAYS_OF_ONE_UTTERANCE = 14
const MIN_VARIANT_WORDS = 6
const ALIKE = 0.4
const ALIKE_IN_TERMS = 0.6

function isNear(prints: readonly Read<unknown>[], { day }: Read<unknown>, days: number): boolean {
  return prints.some(each => Math.abs(each.day - day) <= days)
}
