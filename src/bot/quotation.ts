import type { Article } from '../model/article.ts'
import type { Quote } from '../model/quote.ts'
import type { QuotationBlock } from '../model/reply.ts'
import { overlaps, type Span } from '../model/span.ts'
import { sentences } from '../text/sentences.ts'
import { cite, excerpt } from './citation.ts'

/** Shows a stored quote: its words, who, when, how, the sentences around it and where it stands. */
export function quotation({
  quote,
  article,
}: {
  readonly quote: Quote
  readonly article: Article
}): QuotationBlock {
  const whole = { start: quote.content[0]!.start, end: quote.content.at(-1)!.end }
  return {
    kind: 'quotation',
    quoteKind: quote.kind,
    content: quote.content.map(span => excerpt(article, span)),
    ...(quote.speaker === undefined ? {} : { speaker: quote.speaker }),
    medium: quote.medium,
    ...(quote.saidOn === undefined ? {} : { saidOn: quote.saidOn }),
    context: excerpt(article, sentencesAround(article.text, whole)),
    citation: cite(article, quote.content[0]),
    confidence: quote.confidence,
  }
}

/** The whole sentences that a stretch of text touches. */
function sentencesAround(text: string, span: Span): Span {
  const touched = sentences(text).filter(sentence => overlaps(sentence, span))
  return { start: touched[0]?.start ?? span.start, end: touched.at(-1)?.end ?? span.end }
}
