import type { Article } from '../model/article.ts'
import type { TimelineEvent } from '../model/reply.ts'
import { datedSentences, distinctEvents, type TimelineSentence } from '../text/timeline.ts'
import { cite, citedSentence } from './citation.ts'

/**
 * What articles tell of something, a sentence an event, in the order of the days: of each article the sentences about it
 * that name a day, or where there is none the first one about it, which is of the day of publication.
 *
 * @param isAbout whether a sentence, as it stands, is about what is asked for
 */
export function findEvents(
  articles: readonly Article[],
  isAbout: (sentence: string) => boolean,
): TimelineSentence<Article>[] {
  const found = articles.flatMap(article => {
    const about = datedSentences(article).filter(({ span }) =>
      isAbout(article.text.slice(span.start, span.end)),
    )
    const dated = about.filter(({ dated: words }) => words !== undefined)
    return dated.length > 0 ? dated : about.slice(0, 1)
  })
  return distinctEvents(found)
}

/** An event as it is shown: with the words that name its day set off. */
export function timelineEvent({ source, span, day, dated }: TimelineSentence<Article>): TimelineEvent {
  return {
    day,
    sentence: citedSentence(source, span, dated === undefined ? [] : [dated]),
    citation: cite(source, span),
  }
}

/** A test for sentences that have any of these names or phrases, whole and in any case. */
export function naming(phrases: readonly string[]): (sentence: string) => boolean {
  if (phrases.length === 0) return () => false
  const any = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${phrases.map(RegExp.escape).join('|')})(?![\\p{L}\\p{N}])`,
    'iu',
  )
  return sentence => any.test(sentence)
}
