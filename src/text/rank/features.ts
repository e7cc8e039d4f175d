import { findDates } from '../dates.ts'
import { type TermCodes, termCode } from '../term-codes.ts'
import { terms } from '../terms.ts'
import {
  type Asked,
  bestWindow,
  countsFromTop,
  countsOf,
  coverage,
  type Match,
  matcherOf,
  pairsInOrder,
  saturated,
  weightiestMissing,
} from './matches.ts'
import { type RankStatistics, rarity } from './statistics.ts'

/** What ranking looks at. */
export interface RankCandidate {
  readonly headlineTerms: TermCodes
  /** The candidate's own words: a passage, or a whole article. */
  readonly textTerms: TermCodes
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

export interface RankOptions {
  readonly statistics: RankStatistics
  readonly today?: Temporal.PlainDate
}

/** By name. */
export type RankFeatures = Readonly<Record<string, number>>

/** The terms of a query, each once, in the order asked; of a pasted page those that it begins with. */
export function askedTerms(query: string, statistics: RankStatistics): Asked[] {
  return [...new Set(terms(query))]
    .slice(0, MAX_ASKED)
    .map(term => ({ code: termCode(term), weight: rarity(term, statistics) }))
}

// Questions have at most half as many, and the store counts no more.
const MAX_ASKED = 100

/** Whether the candidates are whole articles, which are told apart by other things than passages. */
export function areArticles(candidates: readonly RankCandidate[]): boolean {
  return mean(candidates.map(({ textTerms }) => textTerms.length)) > PASSAGE
}

// More terms than a passage has.
const PASSAGE = 120

/** What is known of each candidate about a query by its own words, in the order of the candidates. */
export function rankFeatures(
  query: string,
  candidates: readonly RankCandidate[],
  { statistics, today }: RankOptions,
): RankFeatures[] {
  const asked = askedTerms(query, statistics)
  const total = asked.reduce((sum, { weight }) => sum + weight, 0) || 1
  const days = findDates(query, today).filter(({ precision }) => precision === 'day')
  const named = ` ${query.toLowerCase()} `
  const near = recencyFrom(today)
  const averages = {
    headline: mean(candidates.map(({ headlineTerms }) => headlineTerms.length)) || 1,
    text: mean(candidates.map(({ textTerms }) => textTerms.length)) || 1,
  }
  const matchesIn = matcherOf(asked)
  const matched = candidates.map(({ headlineTerms, textTerms }) => ({
    headline: matchesIn(headlineTerms),
    text: matchesIn(textTerms),
  }))
  const own = candidates.map(({ headlineTerms, textTerms, publisher = '', publishedOn }, index) => {
    const { headline, text } = matched[index]!
    const [inHeadline, inText, inLead] = [
      countsOf(asked, headline),
      countsOf(asked, text),
      countsOf(asked, text, LEAD),
    ]
    const whole = added(inHeadline, inText)
    const top = added(inHeadline, inLead)
    const relative = {
      headline: headlineTerms.length / averages.headline,
      text: textTerms.length / averages.text,
    }
    const bm25 = {
      headline: saturated(asked, inHeadline, relative.headline) / total,
      text: saturated(asked, inText, relative.text) / total,
    }
    const [narrow, wide] = [bestWindow(asked, text, NARROW), bestWindow(asked, text, WIDE)]
    return {
      ...bm25,
      together: bm25.text + HEADLINE_WEIGHT * bm25.headline,
      'first terms': saturated(asked, countsOf(asked, text, FIRST), 1) / total,
      'lead of article': saturated(asked, countsOf(asked, text, LONG_LEAD), 1) / total,
      'from the top': saturated(asked, added(inHeadline, countsFromTop(asked, text)), 1) / total,
      coverage: coverage(asked, whole) / total,
      'coverage of headline': coverage(asked, inHeadline) / total,
      'coverage of lead': coverage(asked, top) / total,
      'pairs in text': pairsInOrder(asked, text, 2),
      'pairs in headline': pairsInOrder(asked, headline, 2),
      'neighbours in text': pairsInOrder(asked, text, 1),
      'neighbours in headline': pairsInOrder(asked, headline, 1),
      'within ten': narrow.weight / total,
      'within twenty-five': wide.weight / total,
      'where within': wide.end / Math.max(1, textTerms.length),
      'weightiest missing': weightiestMissing(asked, whole) / total,
      'weightiest missing from headline': weightiestMissing(asked, inHeadline) / total,
      'headline about it': aboutIt(asked, inHeadline, headlineTerms.length) / total,
      'share of terms': text.length / Math.max(SHORT, textTerms.length),
      'first match': Math.log(1 + firstTelling(asked, text, total)),
      'publisher named': publisher !== '' && named.includes(` ${publisher.toLowerCase()}`) ? 1 : 0,
      'day named': publishedOn !== undefined && days.some(({ date }) => date.equals(publishedOn)) ? 1 : 0,
      ...near(publishedOn),
      length: Math.log(1 + textTerms.length),
    }
  })
  const beside = besideOthersOfArticle(candidates, {
    together: own.map(({ together }) => together),
    coverageOf: members => {
      const counts = new Float64Array(asked.length)
      for (const index of members) {
        for (const match of matched[index]!.headline) counts[match.asked]!++
        for (const match of matched[index]!.text) counts[match.asked]!++
      }
      return coverage(asked, counts) / total
    },
  })
  const places = placesByScore(own.map(({ together }) => together))
  const tops = RELATIVE.map(name => ({
    name,
    top: Math.max(...own.map(features => features[name]), 1e-9),
    toBest: `${name}, to best`,
  }))
  return own.map((features, index) => {
    const all: Record<string, number> = {
      ...features,
      ...beside[index]!,
      place: Math.log(1 + places[index]!),
    }
    for (const { name, top, toBest } of tops) all[toBest] = features[name] / top
    return all
  })
}

const RELATIVE = ['together', 'coverage', 'coverage of lead', 'within twenty-five'] as const

// In terms. The first sentence, the first sentences and the first paragraphs of an article.
const FIRST = 30
const LEAD = 60
const LONG_LEAD = 120

// A clause and a sentence with its neighbour.
const NARROW = 10
const WIDE = 25

// A share of fewer says little.
const SHORT = 10

const HEADLINE_WEIGHT = 0.8

/** The place of each by its score, 0 for the highest; equal ones in the order given. */
export function placesByScore(scores: readonly number[]): Int32Array {
  const order = scores.map((_, index) => index).sort((a, b) => scores[b]! - scores[a]! || a - b)
  const places = new Int32Array(scores.length)
  for (const [place, index] of order.entries()) places[index] = place
  return places
}

/** How near the day of asking: of news, what is asked about is mostly of these days, and what came later cannot be meant. */
function recencyFrom(today: Temporal.PlainDate | undefined) {
  const now = today && epochDay(today)
  return (publishedOn: Temporal.PlainDate | undefined) => {
    const age = now !== undefined && publishedOn ? now - epochDay(publishedOn) : undefined
    const near = (days: number) => (age === undefined ? 0 : Math.exp(-Math.abs(age) / days))
    // One day later may be the same one elsewhere.
    return { 'of these days': near(3), recency: near(20), 'of later': age !== undefined && age < -1 ? 1 : 0 }
  }
}

/** Days since 1970: `until` takes ten times as long. */
function epochDay({ year, month, day }: Temporal.PlainDate): number {
  return Date.UTC(year, month - 1, day) / 86_400_000
}

/** Weight of the matched terms against the terms of query and headline together. */
function aboutIt(asked: readonly Asked[], counts: Float64Array, length: number): number {
  if (length === 0) return 0
  const matched = counts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  return (coverage(asked, counts) * asked.length) / Math.max(1, length + asked.length - matched)
}

/** The place of the first term that tells more than most. */
function firstTelling(asked: readonly Asked[], matches: readonly Match[], total: number): number {
  return matches.find(match => asked[match.asked]!.weight > total / asked.length)?.place ?? NOWHERE
}

const NOWHERE = 8000

/** How a passage stands among those of its article, which a question may mean though another says the words. */
function besideOthersOfArticle(
  candidates: readonly RankCandidate[],
  {
    together,
    coverageOf,
  }: { readonly together: readonly number[]; readonly coverageOf: (members: readonly number[]) => number },
) {
  const keys = articleNumbers(candidates)
  const articles = Map.groupBy(keys.keys(), index => keys[index]!)
  const coverages = new Map([...articles].map(([key, members]) => [key, coverageOf(members)]))
  return candidates.map((_, index) => {
    const others = articles.get(keys[index]!)!.filter(other => other !== index)
    const best = Math.max(0, ...others.map(other => together[other]!))
    return {
      'best other of article': best,
      'before others of article': together[index]! - best,
      'coverage of article': coverages.get(keys[index]!)!,
    }
  })
}

/** The same number for passages of one article; one without a headline stands for itself. */
export function articleNumbers(candidates: readonly RankCandidate[]): Int32Array {
  const firsts = new Map<number, number[]>()
  return Int32Array.from(candidates, (candidate, index) => {
    const { headlineTerms } = candidate
    if (headlineTerms.length === 0) return index
    const sum = headlineTerms.reduce((sum, code) => (Math.imul(sum, 31) + code) | 0, 0)
    const alike = firsts.get(sum)
    const first = alike?.find(other => isSameArticle(candidates[other]!, candidate))
    if (first !== undefined) return first
    if (alike === undefined) firsts.set(sum, [index])
    else alike.push(index)
    return index
  })
}

function isSameArticle(a: RankCandidate, b: RankCandidate): boolean {
  const isSameDay = a.publishedOn === b.publishedOn || (b.publishedOn && a.publishedOn?.equals(b.publishedOn))
  return (
    a.publisher === b.publisher &&
    isSameDay === true &&
    a.headlineTerms.length === b.headlineTerms.length &&
    a.headlineTerms.every((code, place) => code === b.headlineTerms[place])
  )
}

function added(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, index) => value + b[index]!)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
