import { type BoostedTrees, predict } from '../boosted-trees.ts'
import { type Candidate, FEATURES, type ReadInputs } from './features.ts'

/** What some sentences of a story's reports are judged by, together. Shares are 0 to 1. */
// biome-ignore format: lines by meaning
export const SET_FEATURES = [
  'words', 'units', 'reports', 'openings', 'openingShare', 'firstPlace', 'meanPlace', 'quoted',
  // How dense they are, each and all; see densityOf(). And where they stand among all by that.
  'density', 'hits', 'least', 'most', 'spread', 'first', 'expected', 'rank',
  // How much of what several reports say they say; how much of it they say twice.
  'support', 'terms', 'termsOfThree', 'pairs', 'shared', 'repeated',
  // And of the headlines.
  'headlineCovered', 'headlinesTwice', 'headlines', 'headlinesAgreed',
] as const

/** So many of the densest candidates are put together in every way. */
const POOL = 10
/** With fewer words little is told: rather more, where there are more. */
const LEAST_WORDS = 16
/** Words that an ideal summary has. */
const IDEAL_WORDS = 60

/** Candidates of a story, by index, with what several reports and headlines share. */
export interface SetStory {
  readonly candidates: readonly Candidate[]
  readonly densities: readonly number[]
  /** The densest candidates, densest first. */
  readonly pool: readonly number[]
  /** How many reports say a term or a pair of terms, as far as the pool goes. */
  readonly reportsWith: ReadonlyMap<number, number>
  readonly pairsShared: ReadonlySet<number>
  /** How many headlines have a term. */
  readonly headlinesWith: ReadonlyMap<number, number>
}

/** Readies a story for {@link describeSet}. */
export function setStory({ candidates, headlines }: ReadInputs, densities: readonly number[]): SetStory {
  const pool = [...candidates.keys()]
    .filter(index => densities[index]! > 0)
    .sort((a, b) => densities[b]! - densities[a]!)
    .slice(0, POOL)
  const within = pool.map(index => candidates[index]!)
  const pairs = reportsWith(within, ({ pairs: own }) => own)
  return {
    candidates,
    densities,
    pool,
    reportsWith: reportsWith(within, ({ terms }) => terms),
    pairsShared: new Set([...pairs].filter(([, count]) => count > 1).map(([pair]) => pair)),
    headlinesWith: countIn(headlines),
  }
}

function reportsWith(
  candidates: readonly Candidate[],
  of: (candidate: Candidate) => readonly number[],
): Map<number, number> {
  const reports = Map.groupBy(candidates, ({ article }) => article)
  return countIn([...reports.values()].map(own => new Set(own.flatMap(of))))
}

function countIn(sets: readonly ReadonlySet<number>[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const set of sets) for (const each of set) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

/** All ways to take up to `maxSentences` of the pool such that nothing taken hangs in the air. Indices ascend. */
export function setsOf({ candidates, pool }: SetStory, maxSentences: number): number[][] {
  const ordered = pool.toSorted((a, b) => a - b)
  const found: number[][] = []
  const grow = (set: readonly number[], from: number, room: number) => {
    if (set.length > 0 && standsAlone(set, candidates)) found.push([...set])
    for (let at = from; at < ordered.length; at++) {
      const left = room - candidates[ordered[at]!]!.unit.sentences.length
      if (left >= 0) grow([...set, ordered[at]!], at + 1, left)
    }
  }
  grow([], 0, maxSentences)
  return found
}

/** Whether each has with it what it leans on, and each report's first may open. */
function standsAlone(set: readonly number[], candidates: readonly Candidate[]): boolean {
  return set.every((index, at) => {
    const { article, unit } = candidates[index]!
    const isFirst = at === 0 || candidates[set[at - 1]!]!.article !== article
    const hasAntecedents = unit.leansOn === 0 || set[at - unit.leansOn] === index - unit.leansOn
    return hasAntecedents && (!isFirst || unit.mayOpen)
  })
}

const SUPPORT = FEATURES.indexOf('support')
const HEADLINE_COVERED = FEATURES.indexOf('headlineCovered')
const HEADLINES_TWICE = FEATURES.indexOf('headlinesTwice')

/** Values of {@link SET_FEATURES} of some candidates of a story. */
export function describeSet(story: SetStory, set: readonly number[]): number[] {
  const { reportsWith, pairsShared, headlinesWith, pool } = story
  const taken = set.map(index => story.candidates[index]!)
  const densities = set.map(index => story.densities[index]!)
  const terms = new Set(taken.flatMap(each => each.terms))
  const pairs = new Set(taken.flatMap(each => each.pairs))
  const sum = (value: (candidate: Candidate, at: number) => number) =>
    taken.reduce((total, each, at) => total + value(each, at), 0)
  const mean = (value: (candidate: Candidate, at: number) => number) => sum(value) / taken.length
  const words = sum(({ length }) => length)
  const hits = sum(({ length }, at) => length * densities[at]!)
  const fresh =
    terms.size /
    Math.max(
      1,
      sum(each => each.terms.length),
    )
  const openings = sum(({ place }) => (place === 0 ? 1 : 0))
  const saidBy = (least: number) => countOf(terms, term => reportsWith.get(term)! >= least)
  const saidTwice = saidBy(2)
  const [least, most] = [Math.min(...densities), Math.max(...densities)]
  return [
    words,
    taken.length,
    new Set(taken.map(({ article }) => article)).size,
    openings,
    openings / taken.length,
    Math.min(...taken.map(({ place }) => place)),
    mean(({ place }) => place),
    mean(({ unit }) => unit.quoted),
    hits / words,
    hits,
    least,
    most,
    most - least,
    densities[0]!,
    (2 * hits * fresh) / (words + IDEAL_WORDS),
    mean((_, at) => pool.indexOf(set[at]!)),
    mean(({ features }) => features[SUPPORT]!),
    saidTwice /
      Math.max(
        1,
        countOf(reportsWith.values(), count => count >= 2),
      ),
    saidBy(3) /
      Math.max(
        1,
        countOf(reportsWith.values(), count => count >= 3),
      ),
    countOf(pairs, pair => pairsShared.has(pair)) / Math.max(1, pairsShared.size),
    saidTwice / Math.max(1, terms.size),
    1 - fresh,
    mean(({ features }) => features[HEADLINE_COVERED]!),
    sum(({ features }) => features[HEADLINES_TWICE]!),
    covered(headlinesWith, terms, 1),
    covered(headlinesWith, terms, 2),
  ]
}

/** Share of the headlines' terms among `terms`, each as often as headlines have it; of those in `least` headlines at least. */
function covered(
  headlinesWith: ReadonlyMap<number, number>,
  terms: ReadonlySet<number>,
  least: number,
): number {
  let [all, said] = [0, 0]
  for (const [term, count] of headlinesWith) {
    if (count < least) continue
    all += count
    if (terms.has(term)) said += count
  }
  return said / Math.max(1, all)
}

function countOf<Item>(items: Iterable<Item>, isCounted: (item: Item) => boolean): number {
  let count = 0
  for (const item of items) if (isCounted(item)) count++
  return count
}

/**
 * Chooses the sentences of several reports that together say best what happened, as far as the trees can tell.
 *
 * @returns indices into the candidates, ascending; none where no sentence stands alone
 */
export function chooseSet(story: SetStory, trees: BoostedTrees, maxSentences: number): number[] {
  let best: number[] = []
  let highest = -Infinity
  const sets = setsOf(story, maxSentences)
  const words = sets.map(set => set.reduce((sum, index) => sum + story.candidates[index]!.length, 0))
  const least = Math.min(
    LEAST_WORDS,
    words.reduce((most, count) => Math.max(most, count), 0),
  )
  for (const [at, set] of sets.entries()) {
    if (words[at]! < least) continue
    const value = predict(trees, describeSet(story, set))
    if (value > highest) [best, highest] = [set, value]
  }
  return best
}
