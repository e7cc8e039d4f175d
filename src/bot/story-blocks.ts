import type { Article } from '../model/article.ts'
import type { Block, ComparisonBlock, TimelineBlock } from '../model/reply.ts'
import type { PersonMention } from '../stores/store.ts'
import { compareReports, type ReportDifference } from '../text/stories/compare-reports.ts'
import { type SummaryOptions, summarize, summarizeStory } from '../text/summary/summarize.ts'
import { cite, citedSentence } from './citation.ts'
import { clarifiedSentences } from './clarified.ts'
import { quotation } from './quotation.ts'
import type { ReadStory } from './read-story.ts'
import { day } from './wording.ts'

/** How many publishers and reports there are, who was first; and how a space's own labels spread over them. */
export function coverage({ outline, story }: ReadStory, labels: ReadonlyMap<string, string>): Block[] {
  const { publishers, reports } = outline
  const [first] = story.articles
  const single = publishers.length === 1
  const who = single
    ? `Only ${publishers[0]} has this so far, ${day(first!.publishedOn)}.`
    : `${publishers.length} publishers, ${reports.length === 1 ? 'one report that all of them print' : `${reports.length} reports of their own`}. First: ${first!.publisher}, ${day(first!.publishedOn)}.`
  const spread = Map.groupBy(publishers, publisher => labels.get(publisher) ?? '')
  const named = [...spread]
    .filter(([label]) => label !== '')
    .map(([label, { length }]) => `${label} ${length}`)
  const unnamed = spread.get('')?.length ?? 0
  const line = [...named, ...(unnamed > 0 ? [`without a label ${unnamed}`] : [])].join(', ')
  return [
    { kind: 'text', text: who },
    ...(named.length > 0 ? [{ kind: 'text' as const, text: `By your labels: ${line}.` }] : []),
  ]
}

/** What happened, in the sentences of the reports: each article's under its own citation. */
export function summaryAcross(reports: readonly Article[], options: SummaryOptions): Block[] {
  const summedUp = reports.slice(-SUMMED_UP)
  const groups = [...Map.groupBy(summarizeStory(summedUp, options), ({ article }) => article)]
  // A report's opening says what happened: no summary should begin with what somebody said of it.
  const opens = ([at, [first]]: (typeof groups)[number]) =>
    summedUp[at]!.text.slice(0, first!.span.start).trim() === '' ? 0 : 1
  return groups
    .sort((a, b) => opens(a) - opens(b))
    .map(([at, sentences]) => {
      const article = summedUp[at]!
      return {
        kind: 'sentences',
        sentences: clarifiedSentences(
          article,
          sentences.map(({ span }) => ({ span, emphasis: [] })),
        ),
        citation: cite(article),
      }
    })
}

// More than these add words and no facts.
const SUMMED_UP = 12

/** Each article with its link, for who wants to read it; no block where there is none. */
export function sourcesOf(articles: readonly Article[]): Block[] {
  return articles.length === 0
    ? []
    : [{ kind: 'citations', citations: articles.map(article => cite(article)) }]
}

/** The words that most publishers print, with who else has them. */
export function quotationsOf({ quotations }: ReadStory, { limit }: { readonly limit: number }): Block[] {
  return quotations.slice(0, limit).map(({ fullest, others, variants }) => ({
    ...quotation(fullest),
    ...(others.length > 0 && { alsoIn: others.map(({ article, content }) => cite(article, content[0])) }),
    ...(variants.length > 0 && { differsFrom: [...new Set(variants.map(each => each.article.publisher))] }),
  }))
}

/** One sentence for each report, in the order in which they came. */
export function timelineOf(reports: readonly Article[]): TimelineBlock {
  return {
    kind: 'timeline',
    events: reports.flatMap(article =>
      summarize(article, { length: 'line' })
        .slice(0, 1)
        .map(span => ({
          day: article.publishedOn,
          sentence: citedSentence(article, span),
          citation: cite(article),
        })),
    ),
  }
}

/** What publishers print differently: numbers, spellings of names, words of one utterance. */
export function differencesOf({ reports, quotations }: ReadStory): ComparisonBlock[] {
  const inReports = compareReports(reports).map(
    (difference): ComparisonBlock => ({
      kind: 'comparison',
      subject: subjectOf(difference),
      sides: difference.sides.map(({ report, sentence, words }) => {
        const article = reports[report]!
        return { sentence: citedSentence(article, sentence, [words]), citation: cite(article, sentence) }
      }),
    }),
  )
  const told = new Set<object>()
  const inWords = quotations.flatMap(({ fullest, variants }): ComparisonBlock[] => {
    if (variants.length === 0 || told.has(fullest)) return []
    for (const variant of variants) told.add(variant)
    return [
      {
        kind: 'comparison',
        subject: `The words of ${fullest.quote.speaker ?? 'one speaker'}`,
        sides: [fullest, ...variants].map(({ quote, article }) => {
          const { span } = quotation({ quote, article }).context
          return { sentence: citedSentence(article, span, quote.content), citation: cite(article, span) }
        }),
      },
    ]
  })
  return [...inReports, ...inWords]
}

function subjectOf({ kind, of }: ReportDifference): string {
  if (kind === 'name') return `How a name with “${of}” is spelt`
  if (of === '%') return 'How many per cent'
  return /^\p{L}/u.test(of) ? `How many ${of}` : 'How much money'
}

/** Who is named most, over all reports: `Helen Marsh, Tomás Iriarte`. */
export function peopleIn(mentions: readonly PersonMention[]): Block[] {
  const people = [...Map.groupBy(mentions, ({ person }) => person.id).values()]
    .map(own => ({
      person: own[0]!.person,
      articles: own.length,
      count: own.reduce((sum, each) => sum + each.count, 0),
    }))
    .sort((a, b) => b.articles - a.articles || b.count - a.count)
    .slice(0, PEOPLE_SHOWN)
  if (people.length === 0) return []
  return [
    {
      kind: 'fields',
      fields: [{ name: 'People', value: people.map(({ person }) => person.name).join(', ') }],
    },
  ]
}

const PEOPLE_SHOWN = 6
