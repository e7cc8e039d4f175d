import { type TermSpan, termSpans } from '../terms.ts'
import { type Style, styleOf } from './style.ts'
import { findUnits, type Unit } from './units.ts'

/** An article as the summary sees it. */
export interface SummaryInput {
  /** Body only, as in `Article.text`. */
  readonly text: string
  readonly headline?: string
}

/** A unit that a summary may take, with what the choice is made by. */
export interface Candidate {
  /** Which of the inputs it stands in. */
  readonly article: number
  /** 0 for the first unit of its article. */
  readonly place: number
  readonly unit: Unit
  /** In words, as spaces part them. */
  readonly length: number
  /** Its distinct terms, as numbers that all candidates of one call share. */
  readonly terms: readonly number[]
  /** Its distinct pairs of neighbouring terms, as numbers likewise; none where there is only one article to have them. */
  readonly pairs: readonly number[]
  /** Values of {@link FEATURES}, in that order. */
  readonly features: readonly number[]
}

/** What is known of a unit; {@link describe} gives each its value. Shares are 0 to 1. */
// biome-ignore format: lines by meaning
export const FEATURES = [
  // Where it stands.
  'index', 'fraction', 'fromEnd',
  // How long it is, itself and beside the other units.
  'words', 'relativeLength', 'lengthRank', 'terms', 'termDensity', 'sentences',
  // How it is written.
  'quoted', 'leansOn', 'firstPerson', 'thirdPerson', 'reports', 'hedges', 'past', 'present', 'punctuation', 'questions', 'names', 'numbers',
  // How much its terms are what the article speaks of: often, in many units, first here, again later.
  'frequency', 'frequencySum', 'frequencyRank', 'peak', 'topTerms', 'topShare', 'once', 'spread', 'spreadSum', 'centroid', 'centroidRank',
  'fresh', 'introduces', 'echo', 'later',
  // What it shares with the first units, its neighbours and its headline (-1 without a headline).
  'leadShare', 'openingShare', 'openingCovered', 'previous', 'next', 'headlineTerms', 'headlineShare', 'headlineCovered',
  // What it shares with the other articles of the story and their headlines.
  'support', 'supportSum', 'supportAll', 'headlines', 'headlinesShare', 'headlinesTwice',
] as const

type Features = Record<(typeof FEATURES)[number], number>

/** All units of the inputs, article after article, in reading order. Linear in the texts. */
export function findCandidates(inputs: readonly SummaryInput[]): Candidate[] {
  return readInputs(inputs).candidates
}

/** The candidates, with the terms of each headline, as the same numbers. */
export interface ReadInputs {
  readonly candidates: Candidate[]
  readonly headlines: readonly ReadonlySet<number>[]
}

/** {@link findCandidates}, with the headlines. */
export function readInputs(inputs: readonly SummaryInput[]): ReadInputs {
  const numbers = new Map<string, number>()
  const numberOf = ({ term }: { readonly term: string }) => {
    const known = numbers.get(term)
    if (known !== undefined) return known
    numbers.set(term, numbers.size)
    return numbers.size - 1
  }
  const articles = inputs.map(input => readArticle(input, numberOf))
  const story = {
    size: articles.length,
    articlesWith: countOf(
      numbers.size,
      articles.map(article => new Set(article.units.flatMap(unit => unit.terms))),
    ),
    headlinesWith: countOf(
      numbers.size,
      articles.map(article => article.headline),
    ),
  }
  const candidates = articles.flatMap((article, which) => {
    const described = describe(article, story, numbers.size)
    return article.units.map(({ unit, length, terms, all }, index) => ({
      article: which,
      place: index,
      unit,
      length,
      terms,
      pairs: inputs.length > 1 ? pairsOf(all) : [],
      features: FEATURES.map(name => described[index]![name]),
    }))
  })
  return { candidates, headlines: articles.map(({ headline }) => headline) }
}

function pairsOf(terms: readonly number[]): number[] {
  const pairs = new Set<number>()
  for (let at = 1; at < terms.length; at++) pairs.add(terms[at - 1]! * MOST_TERMS + terms[at]!)
  return [...pairs]
}

const MOST_TERMS = 2 ** 26

interface ReadUnit {
  readonly unit: Unit
  readonly length: number
  /** With repetitions. */
  readonly all: readonly number[]
  readonly terms: readonly number[]
  readonly names: number
  readonly numbers: number
  readonly style: Style
}

interface ReadArticle {
  readonly units: readonly ReadUnit[]
  readonly headline: ReadonlySet<number>
}

interface StoryCounts {
  readonly size: number
  readonly articlesWith: Float64Array
  readonly headlinesWith: Float64Array
}

function readArticle(
  { text, headline = '' }: SummaryInput,
  numberOf: (term: TermSpan) => number,
): ReadArticle {
  const spans = termSpans(text)
  let next = 0
  const units = findUnits(text).map(unit => {
    const all: number[] = []
    let names = 0
    let numbers = 0
    for (; next < spans.length && spans[next]!.start < unit.end; next++) {
      const span = spans[next]!
      if (span.start < unit.start) continue
      all.push(numberOf(span))
      const first = text.charAt(span.start)
      if (span.start > unit.start && /\p{Lu}/u.test(first)) names++
      if (/\p{N}/u.test(first)) numbers++
    }
    const words = text.slice(unit.start, unit.end)
    const length = words.split(/\s+/u).length
    return { unit, length, all, terms: [...new Set(all)], names, numbers, style: styleOf(words) }
  })
  return { units, headline: new Set(termSpans(headline).map(numberOf)) }
}

function countOf(size: number, sets: readonly ReadonlySet<number>[]): Float64Array {
  const counts = new Float64Array(size)
  for (const set of sets) for (const term of set) counts[term]!++
  return counts
}

function describe({ units, headline }: ReadArticle, story: StoryCounts, vocabulary: number): Features[] {
  const often = new Float64Array(vocabulary)
  const unitsWith = new Float64Array(vocabulary)
  const first = new Int32Array(vocabulary).fill(-1)
  const last = new Int32Array(vocabulary)
  for (const [index, { all, terms }] of units.entries()) {
    for (const term of all) often[term]!++
    for (const term of terms) {
      unitsWith[term]!++
      if (first[term] === -1) first[term] = index
      last[term] = index
    }
  }
  const used = [...new Set(units.flatMap(unit => unit.terms))]
  const total = used.reduce((sum, term) => sum + often[term]!, 0)
  const norm = Math.sqrt(used.reduce((sum, term) => sum + Math.log(1 + often[term]!) ** 2, 0))
  const top = new Set(
    used
      .filter(term => often[term]! > 1)
      .sort((a, b) => often[b]! - often[a]!)
      .slice(0, 10),
  )
  const lead = new Set(units[0]?.terms)
  const opening = new Set(units.slice(0, 2).flatMap(unit => unit.terms))
  const meanLength = units.reduce((sum, unit) => sum + unit.length, 0) / units.length

  const described = units.map(({ unit, length, terms, names, numbers, style }, index): Features => {
    const size = Math.max(1, terms.length)
    const sum = (value: (term: number) => number) => terms.reduce((total, term) => total + value(term), 0)
    const shared = (others: Iterable<number> | undefined) => {
      const set = others instanceof Set ? others : new Set(others)
      return sum(term => (set.has(term) ? 1 : 0))
    }
    const frequencySum = sum(term => Math.log(often[term]!))
    const spreadSum = sum(term => unitsWith[term]! / units.length)
    const topTerms = shared(top)
    const inOpening = shared(opening)
    const inHeadline = shared(headline)
    const supportSum = sum(term => story.articlesWith[term]! - 1)
    const headlines = sum(term => story.headlinesWith[term]!)
    return {
      ...style,
      index,
      fraction: index / units.length,
      fromEnd: units.length - index,
      words: length,
      relativeLength: length / meanLength,
      lengthRank: 0,
      terms: terms.length,
      termDensity: terms.length / length,
      sentences: unit.sentences.length,
      quoted: unit.quoted,
      leansOn: Math.min(3, unit.leansOn),
      names,
      numbers,
      frequency: frequencySum / size,
      frequencySum,
      frequencyRank: 0,
      peak: terms.reduce((most, term) => Math.max(most, often[term]!), 0) / Math.max(1, total),
      topTerms,
      topShare: topTerms / size,
      once: sum(term => (often[term] === 1 ? 1 : 0)) / size,
      spread: spreadSum / size,
      spreadSum,
      centroid: sum(term => Math.log(1 + often[term]!)) / Math.max(1, norm) / Math.sqrt(size),
      centroidRank: 0,
      fresh: sum(term => (first[term] === index ? 1 : 0)) / size,
      introduces: sum(term => (first[term] === index && often[term]! > 1 ? 1 : 0)),
      echo: sum(term => (first[term] === index ? Math.log(often[term]!) : 0)),
      later: sum(term => (last[term]! > index ? 1 : 0)) / size,
      leadShare: shared(lead) / size,
      openingShare: inOpening / size,
      openingCovered: inOpening / Math.max(1, opening.size),
      previous: shared(units[index - 1]?.terms) / size,
      next: shared(units[index + 1]?.terms) / size,
      headlineTerms: headline.size === 0 ? -1 : inHeadline,
      headlineShare: headline.size === 0 ? -1 : inHeadline / size,
      headlineCovered: headline.size === 0 ? -1 : inHeadline / headline.size,
      support: supportSum / size,
      supportSum,
      supportAll: sum(term => (story.articlesWith[term] === story.size ? 1 : 0)),
      headlines,
      headlinesShare: headlines / size,
      headlinesTwice: sum(term => (story.headlinesWith[term]! > 1 ? 1 : 0)),
    }
  })
  rank(described, 'words', 'lengthRank')
  rank(described, 'frequencySum', 'frequencyRank')
  rank(described, 'centroid', 'centroidRank')
  return described
}

/** 0 for the unit with the highest value, near 1 for the one with the lowest. */
function rank(described: readonly Features[], value: keyof Features, as: keyof Features): void {
  const order = [...described].sort((a, b) => b[value] - a[value])
  for (const [place, features] of order.entries()) features[as] = place / order.length
}
