import { cite, excerpt } from '../bot/citation.ts'
import { quotation } from '../bot/quotation.ts'
import { day as dayInWords, longDay } from '../bot/wording.ts'
import type { Article } from '../model/article.ts'
import type { Block, Reply } from '../model/reply.ts'
import type { FoundQuote } from '../stores/store.ts'
import { summarize } from '../text/summary/summarize.ts'

/** What a digest is made of. */
export interface DigestInput {
  /** Newest first; the first is the lead. */
  readonly articles: readonly Article[]
  /** Direct quotations of these articles, the best first. */
  readonly quotes: readonly FoundQuote[]
  /** The day the digest is for, where it is read. */
  readonly day: Temporal.PlainDate
}

const QUOTES_SHOWN = 2

/** Writes the digest of a day: the lead article summed up, the others in a line each, then "In their words". */
export function composeDigest({ articles, quotes, day }: DigestInput): Reply {
  const title = `Digest for ${longDay(day)}`
  const [lead, ...others] = articles
  if (lead === undefined) {
    return { title, blocks: [{ kind: 'notice', level: 'info', text: 'Nothing new to report.' }] }
  }
  const words = quotes.slice(0, QUOTES_SHOWN).map(found => quotation(found))
  const newest = lead.publishedOn
  const old: Block[] =
    newest.until(day).days > 1
      ? [
          {
            kind: 'notice',
            level: 'info',
            text: `Nothing new since ${dayInWords(newest)}: this is the latest on record.`,
          },
        ]
      : []
  return {
    title,
    blocks: [
      ...old,
      story(lead, 'brief'),
      ...others.map(article => story(article, 'line')),
      ...(words.length > 0 ? [{ kind: 'text' as const, text: 'In their words' }, ...words] : []),
    ],
  }
}

function story(article: Article, length: 'brief' | 'line'): Block {
  return {
    kind: 'story',
    headline: article.headline,
    sentences: summarize(article, { length }).map(span => excerpt(article, span)),
    citations: [cite(article)],
  }
}
