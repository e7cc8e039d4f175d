import type { TermCodes } from '../term-codes.ts'
import { type Compared, type Parts, sharesOf } from './compared.ts'
import { placesByScore, type RankFeatures } from './features.ts'
import { cosines, type Vector, type Vocabulary } from './likeness.ts'

/**
 * How each candidate stands to the best ones: several publishers report one event, and each words it in its own way, so
 * what is like the best matches is likely to be about the same, above all when published in the same days.
 * Relevance feedback by whole documents (Diaz 2005, "Regularizing ad hoc retrieval scores").
 *
 * @param scores log-odds by each candidate's own words, in the order of the candidates
 */
export function closeToBest(
  { candidates, parts, vocabulary, bodies, likeness: alike, days, articles }: Compared,
  scores: readonly number[],
): RankFeatures[] {
  const places = placesByScore(scores)
  const order = Array.from(places.keys()).sort((a, b) => places[a]! - places[b]!)
  const best = order.slice(0, BEST)
  const top = scores[order[0]!]!
  const shares = sharesOf(scores)
  const vectors = (part: keyof Parts) => parts.map(each => vocabulary.vectorOf(each[part]))
  const likeness = {
    body: best.map(place => alike[place]!),
    headline: cosines(vectors('headline'), best, vocabulary.size),
    lead: cosines(vectors('lead'), best, vocabulary.size),
  }
  const near = (one: number, other: number, lasts: number) => closeInTime(days[one], days[other], lasts)
  const spread = (base: Float64Array) =>
    base.map((own, index) => {
      let given = 0
      for (const [which, other] of best.entries()) {
        if (articles[other] === articles[index]) continue
        given += likeness.body[which]![index]! ** 2 * near(index, other, NEWS_LASTS_DAYS) * base[other]!
      }
      return own + SPREAD * given
    })
  const once = spread(shares)
  const twice = spread(once)
  const trusted = trustedTerms(bodies, { shares, order, size: vocabulary.size })
  return candidates.map((candidate, index) => {
    const sums = {
      trust: 0,
      like: 0,
      inTime: 0,
      headline: 0,
      lead: 0,
      sameDay: 0,
      sameWeeks: 0,
      others: 0,
      likeOthers: 0,
    }
    let [mostTrusted, likeBetter, nearest] = [0, 0, 0]
    for (const [which, other] of best.entries()) {
      // A candidate tells nothing about itself.
      if (other === index) continue
      const share = shares[other]!
      const like = likeness.body[which]![index]!
      const inTime = near(index, other, NEWS_LASTS_DAYS)
      sums.trust += share
      sums.like += share * like
      sums.inTime += share * like * inTime
      sums.headline += share * likeness.headline[which]![index]!
      sums.lead += share * likeness.lead[which]![index]! * inTime
      sums.sameDay += share * near(index, other, DAY)
      sums.sameWeeks += share * near(index, other, WEEKS)
      mostTrusted = Math.max(mostTrusted, like * share)
      if (places[other]! < places[index]!) likeBetter = Math.max(likeBetter, like)
      if (articles[other] === articles[index]) continue
      nearest = Math.max(nearest, like * inTime)
      if (candidates[other]!.publisher === candidate.publisher) continue
      sums.others += share
      sums.likeOthers += share * like * inTime
    }
    const trust = sums.trust || 1
    const toFirst = likeness.body[0]![index]!
    return {
      'behind the first': scores[index]! - top,
      'place by own words': Math.log(1 + places[index]!),
      'share of all': shares[index]!,
      likeness: sums.like / trust,
      'likeness in time': sums.inTime / trust,
      'likeness in time, sum': sums.inTime,
      'likeness of headline': sums.headline / trust,
      'likeness of lead in time': sums.lead / trust,
      'of the same day': sums.sameDay / trust,
      'of the same weeks': sums.sameWeeks / trust,
      'likeness to other publishers in time': sums.likeOthers / (sums.others || 1),
      'likeness to the most trusted': mostTrusted,
      'likeness to a better one': likeBetter,
      'nearest in time': nearest,
      'likeness to first': toFirst,
      'likeness to first in time': toFirst * near(index, order[0]!, NEWS_LASTS_DAYS),
      'share, spread': once[index]!,
      'share, spread twice': twice[index]!,
      'headline of trusted terms': shareTrusted(parts[index]!.headline, trusted, vocabulary),
    }
  })
}

const BEST = 20

// In days. A report of the evening is printed the day after; an affair goes on for weeks.
const DAY = 1.5
const NEWS_LASTS_DAYS = 4
const WEEKS = 10
const UNKNOWN_DAY = 0.5

// How much of its neighbours' trust a candidate is given.
const SPREAD = 2

function closeInTime(a: number | undefined, b: number | undefined, lasts: number): number {
  return a === undefined || b === undefined ? UNKNOWN_DAY : Math.exp(-Math.abs(a - b) / lasts)
}

/** What the most trusted candidates are about, by the places of the terms. */
function trustedTerms(
  bodies: readonly Vector[],
  {
    shares,
    order,
    size,
  }: { readonly shares: Float64Array; readonly order: readonly number[]; readonly size: number },
): Float64Array {
  const found = new Float64Array(size)
  for (const index of order.slice(0, MOST_TRUSTED)) {
    const { terms, weights } = bodies[index]!
    for (const [at, term] of terms.entries()) found[term]! += weights[at]! * shares[index]!
  }
  return found
}

const MOST_TRUSTED = 10

/** How much of a headline the most trusted candidates are about. */
function shareTrusted(
  headline: TermCodes,
  trusted: Float64Array,
  { vectorOf, rarities }: Vocabulary,
): number {
  let [all, held] = [0, 0]
  for (const term of vectorOf(headline).terms) {
    all += rarities[term]!
    held += rarities[term]! * Math.min(1, trusted[term]! * TOLD)
  }
  return held / (all || 1)
}

// A term with an eighth of the weight of a document is what it is about.
const TOLD = 8
