import { type Compared, sharesOf } from './compared.ts'
import { placesByScore, type RankFeatures } from './features.ts'
import { type Asked, matcherOf } from './matches.ts'

/**
 * What a query finds in the other reports of a candidate's event, as far as they are candidates: each publisher words a
 * headline in its own way, and a query may be worded like that of another. Retrieval by clusters (Liu and Croft 2004,
 * "Cluster-based retrieval using language models"), but that a report belongs to an event by degrees.
 *
 * @param scores by each candidate's own words, in the order of the candidates
 */
export function sameEvent(
  asked: readonly Asked[],
  { compared, scores }: { readonly compared: Compared; readonly scores: readonly number[] },
): RankFeatures[] {
  const { candidates, likeness, days, articles, parts } = compared
  const places = placesByScore(scores)
  const top = Math.max(...scores)
  const shares = sharesOf(scores)
  const total = asked.reduce((sum, { weight }) => sum + weight, 0) || 1
  const matchesIn = matcherOf(asked)
  const held = parts.map(({ headline, body }) => ({
    headline: heldIn(asked, matchesIn(headline)),
    opening: heldIn(asked, matchesIn(body.subarray(headline.length, 2 * headline.length + OPENING))),
  }))
  const found = candidates.map((candidate, index) => {
    const headlines = Float64Array.from(held[index]!.headline)
    const openings = Float64Array.from(held[index]!.opening)
    const summed = Float64Array.from(held[index]!.headline)
    const sums = {
      reports: 0,
      ofOthers: 0,
      score: behind(scores[index]! - top),
      share: shares[index]!,
      others: 0,
    }
    let [better, partner, likest, second] = [0, 0, 0, 0]
    for (let other = 0; other < candidates.length; other++) {
      if (other === index || articles[other] === articles[index]) continue
      const inTime = closeInTime(days[index], days[other])
      const like = likeness[other]![index]! * inTime
      const isOther = candidates[other]!.publisher !== candidate.publisher
      if (isOther && like > likest) [likest, second] = [like, likest]
      else if (isOther && like > second) second = like
      const degree =
        Math.min(1, Math.max(0, (likeness[other]![index]! - STRANGER) / (SURE - STRANGER))) * inTime
      if (degree === 0) continue
      sums.reports += degree
      sums.score += degree * behind(scores[other]! - top)
      sums.share += degree * shares[other]!
      if (places[other]! < places[index]!) better = Math.max(better, degree)
      if (isOther) {
        sums.ofOthers += degree
        sums.others += degree * shares[other]!
        partner = Math.max(partner, degree * shares[other]!)
      }
      const { headline, opening } = held[other]!
      for (let term = 0; term < asked.length; term++) {
        summed[term]! += degree * headline[term]!
        headlines[term] = Math.max(headlines[term]!, degree * headline[term]!)
        openings[term] = Math.max(openings[term]!, degree * opening[term]!)
      }
    }
    const all = 1 + sums.reports
    const byHeadlines = weighed(asked, headlines) / total
    return {
      'headlines of event': byHeadlines,
      'headlines of event, beyond own': byHeadlines - weighed(asked, held[index]!.headline) / total,
      'headlines of event, mean': weighed(asked, summed) / all / total,
      'weightiest missing from headlines of event': mostMissing(asked, headlines) / total,
      'openings of event': weighed(asked, openings) / total,
      'score of event': sums.score / all,
      'score of event, above own': sums.score / all - behind(scores[index]! - top),
      'share of event': sums.share,
      'other reports': sums.reports,
      'reports by others': sums.ofOthers,
      'trust in reports by others': sums.others,
      'trust in best report by others': partner,
      'better report': better,
      'likest by others': likest,
      'second likest by others': second,
    }
  })
  const tops = TO_BEST.map(name => ({ name, best: Math.max(1e-9, ...found.map(row => row[name])) }))
  return found.map(row => ({
    ...row,
    ...Object.fromEntries(tops.map(({ name, best }) => [`${name}, to best`, row[name] / best])),
  }))
}

const TO_BEST = ['headlines of event', 'share of event'] as const

// In terms. The first sentences.
const OPENING = 60

// Cosines: that of two reports on different things, and from which on two are surely on one event.
const STRANGER = 0.05
const SURE = 0.35

// In days: what is printed the evening after may be of the same event, what comes a week later is a step further.
const EVENT_LASTS_DAYS = 2.5
const UNKNOWN_DAY = 0.6

function closeInTime(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? UNKNOWN_DAY : Math.exp(-(((a - b) / EVENT_LASTS_DAYS) ** 2))
}

/** Far behind is as far as further behind. */
function behind(difference: number): number {
  return Math.max(-FAR, difference)
}

const FAR = 8

/** 1 for each term of the query that is matched. */
function heldIn(asked: readonly Asked[], matches: readonly { readonly asked: number }[]): Uint8Array {
  const found = new Uint8Array(asked.length)
  for (const match of matches) found[match.asked] = 1
  return found
}

function weighed(asked: readonly Asked[], values: ArrayLike<number>): number {
  let sum = 0
  for (let term = 0; term < asked.length; term++) sum += asked[term]!.weight * values[term]!
  return sum
}

function mostMissing(asked: readonly Asked[], values: ArrayLike<number>): number {
  let most = 0
  for (let term = 0; term < asked.length; term++)
    most = Math.max(most, asked[term]!.weight * (1 - values[term]!))
  return most
}
