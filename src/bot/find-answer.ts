import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import type { FoundPassage, Store } from '../stores/store.ts'
import { type Answer, type AnswerCandidate, answer } from '../text/answer/answer.ts'
import { rank } from '../text/rank/rank.ts'
import { terms } from '../text/terms.ts'

/** What an answer was cut from. */
export interface ReadPassage extends AnswerCandidate {
  readonly article: Article
}

export interface FoundAnswer extends Answer {
  /** What `sentences[].candidate` counts in. */
  readonly passages: readonly ReadPassage[]
}

/**
 * Answers a question from the stored articles: the store finds passages, `rank` orders them, `answer` picks sentences.
 *
 * @param options.within answers from these passages only, such as those of one article
 * @param options.limit how many sentences at most
 */
export async function findAnswer(
  store: Store,
  question: string,
  options: {
    readonly today?: Temporal.PlainDate
    readonly within?: readonly FoundPassage[]
    readonly limit?: number
  } = {},
): Promise<FoundAnswer> {
  const wanted = terms(question)
  const [found, statistics] = await Promise.all([
    options.within ?? store.passages.search(wanted, { limit: CANDIDATES }),
    store.passages.statistics(wanted),
  ])
  const { within: _, ...rest } = options
  const passages = rank(question, found.map(candidate), { statistics, ...rest })
    .slice(0, READ)
    .map(({ candidate: { article, span, ...passage } }) => ({
      ...passage,
      article,
      span,
      text: article.text,
    }))
  return { ...answer(question, passages, { statistics, ...rest }), passages }
}

const CANDIDATES = 200

/** Passages whose sentences are weighed as answers. */
const READ = 30

function candidate({ passage: { span }, article }: FoundPassage): RankedPassage {
  return {
    article,
    articleId: article.id,
    headline: article.headline,
    publisher: article.publisher,
    publishedOn: article.publishedOn,
    text: article.text.slice(span.start, span.end),
    span,
  }
}

/** As {@link ReadPassage}, but `text` is the passage's own words, which is what ranking reads. */
interface RankedPassage extends Omit<ReadPassage, 'text'> {
  readonly text: string
  readonly span: Span
}
