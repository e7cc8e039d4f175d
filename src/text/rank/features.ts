import { findDates } from '../dates.ts'
import { type TermCodes, termCode } from '../term-codes.ts'
import { terms } from '../terms.ts'
import { closeToBest } from './close-to-best.ts'
import { type RankStatistics, rarity } from './statistics.ts'

/** What ranking looks at. */
export interface RankCandidate {
  readonly headlineTerms: TermCodes
  /** The candidate's own words: a passage, or a whole article. */
  readonly textTerms: TermCodes
  readonly publisher?: string
  readonly publishedOn?: Temporal.PlainDate
}

/** What is known of each candidate about a query, by name, in the order of the candidates. */
export function rankFeatures(
  query: string,
  candidates: readonly RankCandidate[],
  { statistics, today }: { readonly statistics: RankStatistics; readonly today?: Temporal.PlainDate },
): Readonly<Record<string, number>>[] {
  const asked = [...new Set(terms(query))].map(term => ({ term, weight: rarity(term, statistics) }))
  const total = asked.reduce((sum, { weight }) => sum + weight, 0) || 1
  const days = findDates(query, today).filter(({ precision }) => precision === 'day')
  const named = ` ${query.toLowerCase()} `
  const averages = {
    headline: mean(candidates.map(({ headlineTerms }) => headlineTerms.length)),
    text: mean(candidates.map(({ textTerms }) => textTerms.length)),
  }
  const matchesIn = matcherOf(asked.map(({ term }) => termCode(term)))
  const own = candidates.map(({ headlineTerms, textTerms, publisher = '', publishedOn }) => {
    const headline = matchesIn(headlineTerms)
    const text = matchesIn(textTerms)
    const lead = text.filter(({ place }) => place < LEAD)
    const inText = saturated(asked, text, textTerms.length / averages.text) / total
    const inHeadline = saturated(asked, headline, headlineTerms.length / averages.headline) / total
    const age = today && publishedOn ? Math.max(0, publishedOn.until(today).days) : 0
    return {
      text: inText,
      headline: inHeadline,
      coverage: coverage(asked, [...headline, ...text]) / total,
      'coverage of headline': coverage(asked, headline) / total,
      'coverage of lead': coverage(asked, [...headline, ...lead]) / total,
      'pairs in text': pairsInOrder(asked, text),
      'pairs in headline': pairsInOrder(asked, headline),
      'publisher named': publisher !== '' && named.includes(` ${publisher.toLowerCase()}`) ? 1 : 0,
      'day named': publishedOn !== undefined && days.some(({ date }) => date.equals(publishedOn)) ? 1 : 0,
      recency: today && publishedOn ? Math.exp(-age / RECENT_DAYS) : 0,
      length: Math.log(1 + textTerms.length),
      together: inText + HEADLINE_WEIGHT * inHeadline,
    }
  })
  const best = Math.max(...own.map(({ together }) => together), 1e-9)
  const close = closeToBest(
    candidates.map(({ headlineTerms, textTerms, publishedOn }, index) => ({
      terms: joined(headlineTerms, headlineTerms, textTerms.subarray(0, COMPARED)),
      publishedOn,
      score: own[index]!.together * total,
    })),
  )
  const order = own
    .map(({ together }, index) => ({ together, index }))
    .sort((a, b) => b.together - a.together || a.index - b.index)
  const places = new Map(order.map(({ index }, place) => [index, place]))
  const isLong = averages.text > PASSAGE ? 1 : 0
  return own.map((features, index) => {
    const all = {
      ...features,
      'to best': features.together / best,
      place: Math.log(1 + places.get(index)!),
      ...close[index]!,
    }
    // Whole articles are told apart by other things than passages.
    return {
      ...all,
      ...Object.fromEntries(
        Object.entries(all).map(([name, value]) => [`${name}, articles`, value * isLong]),
      ),
    }
  })
}

// The first sentences of an article, in terms.
const LEAD = 60

// Enough of an article to tell what it is about.
const COMPARED = 200

// More terms than a passage has.
const PASSAGE = 120

const RECENT_DAYS = 20
const HEADLINE_WEIGHT = 0.8
const K1 = 1.2
const B = 0.75

interface Asked {
  readonly term: string
  readonly weight: number
}

/** A term of the query, by its index there, at its place among the terms of a field. */
interface Match {
  readonly asked: number
  readonly place: number
}

/** Makes a function that finds the terms of a query in a field, in reading order. */
function matcherOf(codes: readonly number[]): (field: TermCodes) => readonly Match[] {
  const indexes = new Map(codes.map((code, index) => [code, index]))
  return field => {
    const found: Match[] = []
    for (let place = 0; place < field.length; place++) {
      const asked = indexes.get(field[place]!)
      if (asked !== undefined) found.push({ asked, place })
    }
    return found
  }
}

/** BM25 of a field, given how long it is compared with the others. */
function saturated(asked: readonly Asked[], matches: readonly Match[], relativeLength: number): number {
  const counts = asked.map(() => 0)
  for (const match of matches) counts[match.asked]!++
  const norm = K1 * (1 - B + B * relativeLength)
  return asked.reduce((sum, { weight }, index) => {
    const count = counts[index]!
    return sum + (count === 0 ? 0 : (weight * count * (K1 + 1)) / (count + norm))
  }, 0)
}

function coverage(asked: readonly Asked[], matches: readonly Match[]): number {
  const held = new Set(matches.map(match => match.asked))
  return asked.reduce((sum, { weight }, index) => sum + (held.has(index) ? weight : 0), 0)
}

/** The share of neighbouring query terms that stand next to each other or one apart, in the same order. */
function pairsInOrder(asked: readonly Asked[], matches: readonly Match[]): number {
  if (asked.length < 2) return 0
  const pairs = new Set<number>()
  for (const [index, match] of matches.entries()) {
    for (const next of matches.slice(index + 1, index + 3)) {
      if (next.asked === match.asked + 1 && next.place - match.place <= 2) pairs.add(match.asked)
    }
  }
  return pairs.size / (asked.length - 1)
}

function joined(...parts: readonly TermCodes[]): TermCodes {
  const whole = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  for (const part of parts) {
    whole.set(part, end)
    end += part.length
  }
  return whole
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
