import type { Article } from '../model/article.ts'
import type { CitedSentence, Clarification } from '../model/reply.ts'
import type { Span } from '../model/span.ts'
import { clarify } from '../text/answer/clarify.ts'
import type { DateMention } from '../text/dates.ts'
import { citedSentence } from './citation.ts'
import { day } from './wording.ts'

/**
 * Sentences of an article for showing by themselves, with what only the sentences before them tell: whom "He" is, where
 * that is certain, and which day "Thursday".
 *
 * @param sentences in the order in which they are to be shown; `emphasis` as in {@link citedSentence}
 */
export function clarifiedSentences(
  article: Article,
  sentences: readonly { readonly span: Span; readonly emphasis: readonly Span[] }[],
): CitedSentence[] {
  const clear = clarify(
    article,
    sentences.map(({ span }) => span),
  )
  return sentences.map(({ span, emphasis }, index) => {
    const { pronouns, dates } = clear[index]!
    const clarifications: Clarification[] = [
      ...pronouns.map(({ span, name }) => ({ span, text: article.text.slice(name.start, name.end) })),
      ...dates.map(mention => ({ span: mention.span, text: dateWords(mention) })),
    ].sort((a, b) => a.span.start - b.span.start)
    return {
      ...citedSentence(article, span, emphasis),
      ...(clarifications.length > 0 && { clarifications }),
    }
  })
}

/** `7 November 2019`, `week of 4 November 2019`, `November 2019`, `2019` */
function dateWords({ date, precision }: DateMention): string {
  switch (precision) {
    case 'day':
      return day(date)
    case 'week':
      return `week of ${day(date)}`
    case 'month':
      return date.toLocaleString('en-GB', { month: 'long', year: 'numeric' })
    case 'year':
      return String(date.year)
  }
}
