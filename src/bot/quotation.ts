import type { Article } from '../model/article.ts'
import type { Quote } from '../model/quote.ts'
import type { QuotationBlock } from '../model/reply.ts'
import { overlaps, type Span } from '../model/span.ts'
import { sentences } from '../text/sentences.ts'
import { cite, excerpt } from './citation.ts'

/**
 * Shows a stored quote: its words, who, when, how, the sentences around it and where it stands.
 *
 * @param options.wider with the sentence before and the one after
 */
export function quotation(
  { quote, article }: { readonly quote: Quote; readonly article: Article },
  { wider = false }: { readonly wider?: boolean } = {},
): QuotationBlock {
  const whole = { start: quote.content[0]!.start, end: quote.content.at(-1)!.end }
  return {
    kind: 'quotation',
    quoteKind: quote.kind,
    content: quote.content.map(span => excerpt(article, span)),
    ...(quote.speaker === undefined ? {} : { speaker: quote.speaker }),
    medium: quote.medium,
    ...(quote.saidOn === undefined ? {} : { saidOn: quote.saidOn }),
    context: excerpt(article, sentencesAround(article.text, whole, wider ? 1 : 0)),
    citation: cite(article, quote.content[0]),
    confidence: quote.confidence,
  }
}

/** The whole sentences that a stretch of text touches, and so many more before and after. */
function sentencesAround(text: string, span: Span, more: number): Span {
  const all = sentences(text)
  const isTouched = (sentence: Span) => overlaps(sentence, span)
  const first = Math.max(0, all.findIndex(isTouched) - more)
  const last = Math.min(all.length - 1, all.findLastIndex(isTouched) + more)
  return { start: all[first]?.start ?? span.start, end: all[last]?.end ?? span.end }
}
