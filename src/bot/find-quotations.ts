import type { FoundQuote, QuoteFilter, Store } from '../stores/store.ts'
import { rank } from '../text/rank/rank.ts'
import { kinship } from '../text/related-words.ts'
import { termCodes } from '../text/term-codes.ts'
import { terms } from '../text/terms.ts'
import { groupWordings, type PrintedWords, type WordingGroup } from '../text/verify/group-wordings.ts'
import { quotation } from './quotation.ts'

/** A stored quote as one article prints it. */
export interface PrintedQuote extends FoundQuote, PrintedWords {}

export interface FoundQuotations {
  /** The newest first, or the closest to the topic. */
  readonly groups: readonly WordingGroup<PrintedQuote>[]
  /** Where more are stored than were read: the last day read of. Older ones are found with `until`. */
  readonly readBackTo?: Temporal.PlainDate
}

/** Enough to choose from by topic, and to find the same words in, without reading a prolific speaker's whole life. */
const READ = 500

/**
 * What one speaker is quoted as saying: the same words in several articles as one, the newest first.
 *
 * @param filter names a speaker: other people's words are nobody's variants
 * @param about only words on this topic or in words akin to it ("endorse", "support"), the closest first
 */
export async function findQuotations(
  store: Store,
  filter: QuoteFilter & { readonly speakerId: string },
  about?: string,
): Promise<FoundQuotations> {
  const quotes = await store.quotes.find({ ...filter, limit: READ + 1 })
  const prints = quotes.slice(0, READ).map(({ quote, article }) => ({
    quote,
    article,
    text: article.text,
    content: quote.content,
    publishedOn: article.publishedOn,
  }))
  const groups = groupWordings(prints)
  return {
    groups: about === undefined ? groups : await onTopic(about, groups, store),
    ...(quotes.length > READ ? { readBackTo: prints.at(-1)!.publishedOn } : {}),
  }
}

async function onTopic(
  about: string,
  groups: readonly WordingGroup<PrintedQuote>[],
  store: Store,
): Promise<WordingGroup<PrintedQuote>[]> {
  const wanted = terms(about)
  const candidates = groups.map(group => ({
    group,
    headlineTerms: termCodes(group.fullest.article.headline),
    text: quotation(group.fullest).context.text,
  }))
  const touching = candidates
    .filter(({ text }) => terms(text).some(term => wanted.some(asked => kinship(asked, term) > 0)))
    .map(candidate => ({ ...candidate, textTerms: termCodes(candidate.text) }))
  const statistics = await store.passages.statistics(wanted)
  return rank(about, touching, { statistics }).map(({ candidate }) => candidate.group)
}
