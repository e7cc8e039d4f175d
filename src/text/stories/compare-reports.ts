import type { Span } from '../../model/span.ts'
import { editDistance } from '../edit-distance.ts'
import { sentences } from '../sentences.ts'
import { termSpans } from '../terms.ts'

/** An article to set beside others of its story. */
export interface ComparedReport {
  readonly text: string
  readonly publisher: string
}

/** One sentence of a report, and the words in it that differ. */
export interface ReportSide {
  /** Index into the reports given. */
  readonly report: number
  readonly sentence: Span
  readonly words: Span
}

/** What publishers print differently of one thing. */
export interface ReportDifference {
  readonly kind: 'number' | 'name'
  /** What is counted, or the part of the name that both have, as the first report has it. */
  readonly of: string
  /** One a publisher, two at least, in the order of the reports. */
  readonly sides: readonly ReportSide[]
}

/** Reports tell what matters at their beginning; and the work stays bounded. */
const MAX_SENTENCES = 15
const MAX_REPORTS = 12

/**
 * Finds numbers of the same thing that differ from publisher to publisher, and names spelt in different ways: only in
 * sentences that otherwise say much the same, so that two different things are not set against each other.
 */
export function compareReports(reports: readonly ComparedReport[]): ReportDifference[] {
  const read = reports.slice(0, MAX_REPORTS).flatMap(({ text }, report) => readReport(text, report))
  return [...differences(read, reports, 'number'), ...differences(read, reports, 'name')]
}

interface Detail {
  readonly kind: ReportDifference['kind']
  /** What makes two details comparable. */
  readonly key: string
  /** What makes them the same. */
  readonly value: string
  readonly of: string
  readonly words: Span
}

interface ReadSentence {
  readonly report: number
  readonly span: Span
  readonly terms: ReadonlySet<string>
  readonly details: readonly Detail[]
}

function readReport(text: string, report: number): ReadSentence[] {
  return sentences(text)
    .slice(0, MAX_SENTENCES)
    .map(span => {
      const words = text.slice(span.start, span.end)
      const place = ({ start, end }: Span) => ({ start: span.start + start, end: span.start + end })
      return {
        report,
        span,
        terms: new Set(termSpans(words).map(({ term }) => term)),
        details: [...findNumbers(words), ...findNames(words)].map(each => ({
          ...each,
          words: place(each.words),
        })),
      }
    })
}

const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}.,/-])(?:(?<currency>[$€£]) ?)?(?<digits>\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?|(?:${WORDS.join('|')})(?![-’'\\p{L}]))(?: (?<scale>hundred|thousand|million|billion|trillion)\\b)?(?<unit> ?%|(?: (?:more|of|the|other|registered|likely|local|new))* [\\p{L}]+(?:-\\p{L}+)?)?`,
  'giu',
)
const SCALES: Record<string, number> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

/** "900 people", "$4.2 million", "six weeks": keyed by what is counted. Years and days of months count nothing. */
function findNumbers(sentence: string): Detail[] {
  return Array.from(sentence.matchAll(NUMBER)).flatMap(match => {
    const { currency, digits = '', scale, unit = '' } = match.groups!
    const counted = currency ?? (termSpans(unit).at(-1)?.term || unit.trim())
    const written = WORDS.indexOf(digits.toLowerCase()) + 1
    const value = (written || Number(digits.replaceAll(',', ''))) * (SCALES[scale?.toLowerCase() ?? ''] ?? 1)
    const isYear = currency === undefined && scale === undefined && value >= 1900 && value <= 2100
    if (counted === '' || isYear || MONTH.test(sentence.slice(0, match.index))) return []
    const end = match.index + match[0].length - (currency === undefined ? 0 : unit.length)
    return [
      {
        kind: 'number' as const,
        key: counted,
        value: String(value),
        of: currency === undefined ? unit.trim().split(' ').at(-1)! : currency,
        words: { start: match.index, end },
      },
    ]
  })
}

const MONTH = /\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*\.? $/iu

/** "Marta Oyelaran" beside "Martha Oyelaran": keyed by the family name, or by the given name. */
function findNames(sentence: string): Detail[] {
  // Two words at a time, one by one: "Mayor Lena" and "Lena Ortiz".
  return Array.from(
    sentence.matchAll(/(?<![\p{L}’'-])(?=(\p{Lu}\p{Ll}{2,}) (\p{Lu}[\p{L}’'-]{3,})(?![\p{L}’'-]))/gu),
  ).flatMap(({ 1: given = '', 2: family = '', index }) => {
    const words = { start: index, end: index + given.length + family.length + 1 }
    return [
      { kind: 'name' as const, key: `… ${family}`, value: given, of: family, words },
      { kind: 'name' as const, key: `${given} …`, value: family, of: given, words },
    ]
  })
}

function differences(
  read: readonly ReadSentence[],
  reports: readonly ComparedReport[],
  kind: ReportDifference['kind'],
): ReportDifference[] {
  const found: ReportDifference[] = []
  const told = new Set<string>()
  for (const one of read) {
    for (const detail of one.details) {
      if (detail.kind !== kind || told.has(detail.key)) continue
      const others = read.flatMap(other =>
        reports[other.report]!.publisher === reports[one.report]!.publisher
          ? []
          : other.details
              .filter(each => each.kind === kind && each.key === detail.key)
              .filter(each => saysMuchTheSame(one, other) || isMisspelt(detail, each))
              .map(each => ({ other, each })),
      )
      // Who has the same number somewhere in it does not contradict, whatever else it counts.
      const differing = others.filter(
        ({ other, each }) =>
          differs(detail, each) &&
          !others.some(same => same.other === other && same.each.value === detail.value),
      )
      if (differing.length === 0 || one.details.filter(({ key }) => key === detail.key).length > 1) continue
      told.add(detail.key)
      const sides = [{ other: one, each: detail }, ...others].map(({ other, each }) => ({
        report: other.report,
        sentence: other.span,
        words: each.words,
      }))
      found.push({ kind, of: detail.of, sides: onePerPublisher(sides, reports) })
    }
  }
  return found
}

function differs(one: Detail, other: Detail): boolean {
  if (one.value === other.value) return false
  // Two people of one family are no misprint: only a letter or two may differ.
  return one.kind === 'number' || editDistance(one.value.toLowerCase(), other.value.toLowerCase()) <= 2
}

/**
 * One letter of a family name, the given name the same: in one story that is one person, whatever the sentences say. Not where
 * one ends sooner: "South Korea" and "South Korean".
 */
function isMisspelt({ kind, key, value }: Detail, { value: other }: Detail): boolean {
  const isForm = value.startsWith(other) || other.startsWith(value)
  return kind === 'name' && key.endsWith('…') && !isForm && editDistance(value, other) === 1
}

const SHARED_TERMS = 4
const SHARED = 0.5

function saysMuchTheSame({ terms }: ReadSentence, other: ReadSentence): boolean {
  const shared = terms.intersection(other.terms).size
  return shared >= SHARED_TERMS && shared >= SHARED * Math.min(terms.size, other.terms.size)
}

function onePerPublisher(
  sides: readonly ReportSide[],
  reports: readonly ComparedReport[],
): readonly ReportSide[] {
  const first = Map.groupBy(sides, ({ report }) => reports[report]!.publisher)
  return [...first.values()].map(([side]) => side!).sort((a, b) => a.report - b.report)
}
