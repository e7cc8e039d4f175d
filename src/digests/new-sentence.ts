import type { Article } from '../model/article.ts'
import type { Span } from '../model/span.ts'
import { summarize } from '../text/summary/summarize.ts'
import { terms } from '../text/terms.ts'

/** What shares more of its words with what was told is said already. */
const KNOWN_SHARE = 0.6
const MIN_TERMS = 4

/** The sentence that tells best what an article has and those before did not; undefined where it has none. */
export function newSentence(article: Article, told: readonly Article[]): Span[] | undefined {
  const known = new Set(told.flatMap(({ headline, text }) => terms(`${headline}\n${text}`)))
  const span = summarize(article, { length: 'standard' }).find(({ start, end }) => {
    const said = [...new Set(terms(article.text.slice(start, end)))]
    return (
      said.length >= MIN_TERMS && said.filter(term => known.has(term)).length / said.length <= KNOWN_SHARE
    )
  })
  return span && [span]
}
