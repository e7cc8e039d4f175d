import type { Article } from '../model/article.ts'
import type { DayRange } from '../model/day-range.ts'
import type { FoundPassage, Store } from '../stores/store.ts'
import { type Answer, answer } from '../text/answer/answer.ts'
import { askedDays } from '../text/answer/asked-days.ts'
import type { AnswerCandidate } from '../text/answer/features.ts'
import { type RankStatistics, rank } from '../text/rank/rank.ts'
import { terms } from '../text/terms.ts'

/** What an answer is cut from. */
export interface ReadPassage extends AnswerCandidate {
  readonly article: Article
}

export interface FoundAnswer extends Answer {
  /** What `sentences[].candidate` counts in. */
  readonly passages: readonly ReadPassage[]
  /** Whether articles share words with the question that the space does not see. */
  readonly hasUnseen: boolean
}

export interface SearchOptions {
  /** The asker's: what "last week" is counted from. */
  readonly today?: Temporal.PlainDate
  /** Only these passages are read, such as those of one article. */
  readonly within?: readonly FoundPassage[]
  /** Only articles that this space sees are read: of its feeds, and such as no feed brought. */
  readonly spaceId?: string
}

/**
 * Answers a question from the stored articles: the store finds passages, `rank` orders them, `answer` picks sentences.
 *
 * @param options.limit how many sentences at most
 */
export async function findAnswer(
  store: Store,
  question: string,
  options: SearchOptions & { readonly limit?: number } = {},
): Promise<FoundAnswer> {
  const { passages, statistics, isOtherTime, hasUnseen } = await findPassages(store, question, options)
  const found = answer(question, passages, { ...options, statistics })
  return { ...found, ...(isOtherTime && { reason: 'wrong-year' }), passages, hasUnseen }
}

/** The passages that an answer is looked for in, best first. */
export async function findPassages(
  store: Store,
  question: string,
  { today, within, spaceId }: SearchOptions,
): Promise<{
  readonly passages: ReadPassage[]
  readonly statistics: RankStatistics
  /** Whether something was found, and none of it of the time that the question asks about. */
  readonly isOtherTime: boolean
  readonly hasUnseen: boolean
}> {
  const wanted = terms(question)
  const [all, statistics] = await Promise.all([
    within ?? store.passages.search(wanted, { limit: CANDIDATES }),
    store.passages.statistics(wanted),
  ])
  const found = spaceId === undefined ? all : await seenBy(store, spaceId, all)
  const days = today && askedDays(question, today)
  const inTime = found.filter(({ publishedOn }) => days === undefined || isWithin(publishedOn, days))
  const ranked = rank(question, inTime, { statistics, ...(today && { today }) })
  const first = ranked.slice(0, within === undefined ? READ : READ_WITHIN)
  const articles = await store.articles.findEach(first.map(({ candidate }) => candidate.passage))
  const passages = first.flatMap(({ candidate: { passage, publisher, publishedOn }, score }, index) => {
    const article = articles[index]
    if (article === undefined) return []
    const { id: articleId, headline, text } = article
    return [{ article, articleId, headline, text, publisher, publishedOn, span: passage.span, score }]
  })
  return {
    passages,
    statistics,
    isOtherTime: inTime.length === 0 && found.length > 0,
    hasUnseen: found.length < all.length,
  }
}

async function seenBy(store: Store, spaceId: string, all: readonly FoundPassage[]): Promise<FoundPassage[]> {
  const seen = await store.feeds.seenBy(
    spaceId,
    all.map(({ passage }) => passage.articleId),
  )
  return all.filter(({ passage }) => seen.has(passage.articleId))
}

function isWithin(day: Temporal.PlainDate, { first, last }: DayRange): boolean {
  return Temporal.PlainDate.compare(first, day) <= 0 && Temporal.PlainDate.compare(day, last) <= 0
}

const CANDIDATES = 200

/** Passages whose sentences are weighed as answers. */
const READ = 30

/** Where the passages are given there is no telling how many are beside the point. */
const READ_WITHIN = 60
