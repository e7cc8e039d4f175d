import { noonOf } from '../ingest/published.ts'
import { openSqliteStore } from '../stores/sqlite.ts'
import type { Store } from '../stores/store.ts'
import { passages } from '../text/passages.ts'

/** A document of the evaluation corpora. */
export interface EvalDocument {
  readonly id: string
  readonly text: string
  readonly title?: string | null | undefined
  readonly date?: string | null | undefined
  readonly source?: string | null | undefined
}

/** Keeps documents in the product's own store, in memory: what search needs of them, no quotations and no people. */
export async function openDocumentStore(documents: Iterable<EvalDocument>): Promise<Store> {
  const store = await openSqliteStore({ file: ':memory:' })
  for (const { id, title, date, source, text } of documents) {
    const publishedOn = date ? Temporal.PlainDate.from(date.slice(0, 10)) : UNDATED
    await store.articles.save({
      article: {
        id,
        canonicalUrl: `https://example.com/${encodeURIComponent(id)}`,
        publisher: source ?? '',
        headline: title ?? '',
        publishedAt: noonOf(publishedOn),
        publishedOn,
        language: 'en',
        text,
      },
      quotes: [],
      passages: passages(text),
      people: [],
      mentions: [],
    })
  }
  return store
}

// Articles always have a day; that of a document without one tells nothing.
const UNDATED = Temporal.PlainDate.from('1900-01-01')
