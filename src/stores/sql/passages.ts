import { sql } from 'kysely'
import type { Span } from '../../model/span.ts'
import { type TermCodes, termCode, termCodes } from '../../text/term-codes.ts'
import { terms } from '../../text/terms.ts'
import type { FoundPassage, Store } from '../store.ts'
import { inBatches } from './batches.ts'
import type { SqlDialect, TermIndexes } from './dialect.ts'
import type { Database } from './schema.ts'
import { reading } from './transactions.ts'

/** Passages in SQL tables; see the port for what each method promises. */
export function passagesIn(db: Database, { terms: indexes }: SqlDialect): Store['passages'] {
  return {
    search: (query, { limit }) =>
      reading(db, async transaction => {
        const hits = await indexes.search(transaction, 'passage_terms', { terms: query, limit })
        const keys = hits.map(({ key }) => key)
        const found = await foundByKey(transaction, keys)
        return keys.map(key => found.get(key)!)
      }),

    statistics: query =>
      reading(db, async transaction => {
        const { count } = await transaction
          .selectFrom('passages')
          .select(select => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        const passagesWith = await indexes.frequencies(transaction, 'passage_terms', query)
        return { passageCount: Number(count), passagesWith }
      }),

    async known(query) {
      return new Set((await indexes.frequencies(db, 'passage_terms', query)).keys())
    },
  }
}

/** What ranking looks at, without the texts of the articles: those are read of the few that rank first. */
async function foundByKey(db: Database, keys: readonly number[]): Promise<Map<number, FoundPassage>> {
  const rows = await inBatches(keys, batch =>
    db
      .selectFrom('passages')
      .innerJoin('articles', 'articles.key', 'passages.article_key')
      .select(['passages.key', 'index', 'start', 'end', 'terms', 'headline_terms'])
      .select(['articles.id', 'revision', 'publisher', 'published_on'])
      // The builder would make a node of every key: a third of what this takes.
      .where(sql<boolean>`passages.key in (${sql.join(batch)})`)
      .execute(),
  )
  const days = new Map(
    [...new Set(rows.map(row => row.published_on))].map(day => [day, Temporal.PlainDate.from(day)]),
  )
  return new Map(
    rows.map(({ key, id, revision, index, start, end, ...row }) => [
      key,
      {
        passage: { articleId: id, revision, index, span: { start, end } },
        publisher: row.publisher,
        publishedOn: days.get(row.published_on)!,
        headlineTerms: bytesToCodes(row.headline_terms),
        textTerms: bytesToCodes(row.terms),
      },
    ]),
  )
}

/** Codes of terms as the table keeps them: four bytes each. */
export function codesToBytes(codes: TermCodes): Uint8Array {
  return new Uint8Array(codes.buffer)
}

function bytesToCodes(bytes: Uint8Array): TermCodes {
  // Numbers begin where four bytes begin: elsewhere in a buffer only in a copy.
  const { buffer, byteOffset, byteLength } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  return new Int32Array(buffer, byteOffset, byteLength / 4)
}

/** Adds the passages of an article's row, by the terms that stand in each. */
export async function addPassages(
  db: Database,
  indexes: TermIndexes,
  passages: {
    readonly articleKey: number
    readonly headline: string
    readonly text: string
    readonly spans: readonly Span[]
  },
): Promise<void> {
  const { articleKey, headline, text, spans } = passages
  const headlineTerms = codesToBytes(termCodes(headline))
  const read = spans.map(({ start, end }, index) => {
    const found = terms(text.slice(start, end))
    const codes = codesToBytes(Int32Array.from(found, termCode))
    const row = { article_key: articleKey, index, start, end, terms: codes, headline_terms: headlineTerms }
    return { found, row }
  })
  const rows = await inBatches(read, batch =>
    db
      .insertInto('passages')
      .values(batch.map(({ row }) => row))
      .returning(['key', 'index'])
      .execute(),
  )
  const entries = rows.map(({ key, index }) => ({ key, terms: read[index]!.found }))
  await indexes.add(db, 'passage_terms', entries)
}

/** Takes the passages of an article's row out of the table and the index. */
export async function removePassages(db: Database, indexes: TermIndexes, articleKey: number): Promise<void> {
  const rows = await db
    .deleteFrom('passages')
    .where('article_key', '=', articleKey)
    .returning('key')
    .execute()
  await indexes.remove(
    db,
    'passage_terms',
    rows.map(({ key }) => key),
  )
}
