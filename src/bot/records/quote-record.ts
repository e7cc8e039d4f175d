import { IN_MARKS } from '../../model/quote.ts'
import type { FoundQuote, Store } from '../../stores/store.ts'
import { findQuotations } from '../find-quotations.ts'
import type { QuoteRecord, Standing } from './records.ts'

/** Papers print what somebody said today within so many days. */
const PRINTED_WITHIN = { days: 14 }

/** A quotation by its id, also one that its article does not print any more. */
export async function readQuote(store: Store, id: string): Promise<QuoteRecord | undefined> {
  const found = await store.quotes.findById(id)
  if (found === undefined) return undefined
  const { speakerId } = found.quote
  const [speaker, standing, others] = await Promise.all([
    speakerId === undefined ? undefined : store.people.find(speakerId),
    standingOf(found, store),
    speakerId === undefined ? NOBODY : printsOf(found, speakerId, store),
  ])
  return { ...found, ...(speaker === undefined ? {} : { speaker }), standing, ...others }
}

const NOBODY = { alsoIn: [], variants: [] }

async function standingOf({ quote, article }: FoundQuote, store: Store): Promise<Standing> {
  const corrections = await store.corrections.ofArticle(article.id)
  const newest = await store.articles.find(article.id)
  const isWithdrawn = corrections.some(
    ({ kind, fromRevision }) => kind === 'withdrawn' && fromRevision === newest?.revision,
  )
  if (isWithdrawn) return 'withdrawn'
  if (newest?.revision === quote.revision) return 'on record'
  const first = quote.content[0]?.start
  const isCorrected = corrections.some(
    ({ fromRevision, before }) => fromRevision >= quote.revision && before.some(span => span.start === first),
  )
  // Another revision that keeps the words corrects nothing.
  const isKept = quote.content.every(span => newest?.text.includes(article.text.slice(span.start, span.end)))
  return isCorrected || !isKept ? 'changed since' : 'on record'
}

/** The same words in other articles, and other words for the same. */
async function printsOf(
  { quote, article }: FoundQuote,
  speakerId: string,
  store: Store,
): Promise<Pick<QuoteRecord, 'alsoIn' | 'variants'>> {
  const { groups } = await findQuotations(store, {
    speakerId,
    kinds: IN_MARKS,
    since: article.publishedOn.subtract(PRINTED_WITHIN),
    until: article.publishedOn.add(PRINTED_WITHIN),
  })
  const own = groups.find(({ fullest, others }) =>
    [fullest, ...others].some(each => each.quote.id === quote.id),
  )
  if (own === undefined) return NOBODY
  const entry = (each: FoundQuote) => ({ quote: each.quote, article: each.article })
  return {
    alsoIn: [own.fullest, ...own.others].filter(each => each.article.id !== article.id).map(entry),
    variants: own.variants.map(entry),
  }
}
