import { findDates } from '../dates.ts'
import { terms } from '../terms.ts'
import { closeToBest } from './close-to-best.ts'
import { type RankStatistics, rarity } from './statistics.ts'

/** What ranking looks at. */
export interface RankCandidate {
  readonly headline: string
  /** The candidate's own words: a passage, or a whole article. */
  readonly text: string
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
  const documents = candidates.map(({ headline, text }) => ({ headline: terms(headline), text: terms(text) }))
  const averages = {
    headline: mean(documents.map(({ headline }) => headline.length)),
    text: mean(documents.map(({ text }) => text.length)),
  }
  const own = documents.map(({ headline, text }, index) => {
    const { publisher = '', publishedOn } = candidates[index]!
    const inText = saturated(asked, text, averages.text) / total
    const inHeadline = saturated(asked, headline, averages.headline) / total
    const age = today && publishedOn ? Math.max(0, publishedOn.until(today).days) : 0
    return {
      text: inText,
      headline: inHeadline,
      coverage: coverage(asked, [...headline, ...text]) / total,
      'coverage of headline': coverage(asked, headline) / total,
      'coverage of lead': coverage(asked, [...headline, ...text.slice(0, LEAD)]) / total,
      'pairs in text': pairsInOrder(asked, text),
      'pairs in headline': pairsInOrder(asked, headline),
      'publisher named': publisher !== '' && named.includes(` ${publisher.toLowerCase()}`) ? 1 : 0,
      'day named': publishedOn !== undefined && days.some(({ date }) => date.equals(publishedOn)) ? 1 : 0,
      recency: today && publishedOn ? Math.exp(-age / RECENT_DAYS) : 0,
      length: Math.log(1 + text.length),
      together: inText + HEADLINE_WEIGHT * inHeadline,
    }
  })
  const best = Math.max(...own.map(({ together }) => together), 1e-9)
  const close = closeToBest(
    documents.map(({ headline, text }, index) => ({
      terms: [...headline, ...headline, ...text.slice(0, COMPARED)],
      publishedOn: candidates[index]!.publishedOn,
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

/** BM25 of a field. */
function saturated(asked: readonly Asked[], field: readonly string[], averageLength: number): number {
  const counts = new Map<string, number>()
  for (const term of field) counts.set(term, (counts.get(term) ?? 0) + 1)
  const norm = K1 * (1 - B + (B * field.length) / (averageLength || 1))
  return asked.reduce((sum, { term, weight }) => {
    const count = counts.get(term) ?? 0
    return sum + (weight * count * (K1 + 1)) / (count + norm)
  }, 0)
}

function coverage(asked: readonly Asked[], field: readonly string[]): number {
  const held = new Set(field)
  return asked.reduce((sum, { term, weight }) => sum + (held.has(term) ? weight : 0), 0)
}

/** The share of neighbouring query terms that stand next to each other or one apart, in the same order. */
function pairsInOrder(asked: readonly Asked[], field: readonly string[]): number {
  if (asked.length < 2) return 0
  const places = new Map(asked.map(({ term }, place) => [term, place]))
  const pairs = new Set<number>()
  for (const [index, term] of field.entries()) {
    const place = places.get(term)
    if (place === undefined) continue
    for (const next of [field[index + 1], field[index + 2]]) {
      if (next !== undefined && places.get(next) === place + 1) pairs.add(place)
    }
  }
  return pairs.size / (asked.length - 1)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}
