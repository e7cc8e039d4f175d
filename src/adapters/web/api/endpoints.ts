import type { z } from 'zod'
import type { Article } from '../../../model/article.ts'
import type { QuoteKind } from '../../../model/quote.ts'
import type { PageParts } from '../parts.ts'
import type { HasFullText } from '../records/full-texts.ts'
import { articleJson, digestJson, personJson, quoteJson, type Reader, raceJson } from './as-json.ts'
import {
  articleShape,
  digestShape,
  pageOf,
  pagingShape,
  peopleQueryShape,
  personShape,
  quoteQueryShape,
  quoteShape,
  raceShape,
} from './shapes.ts'

/** Who asks: whose space it is, and what they may read in full. */
export interface ApiReader extends Reader {
  fullTexts(articles: readonly Article[]): Promise<HasFullText>
  readonly spaceId: string
}

/** One address of the API. With an id in its path, what it gives is one thing, or nothing where there is none. */
export interface Endpoint {
  /** Behind `/api/v1`; `{id}` stands for an id. */
  readonly path: string
  readonly summary: string
  /** What may stand behind the question mark. */
  readonly query?: z.ZodObject
  readonly gives: z.ZodType
  /** Refuses strangers, to whom it is not there. */
  readonly isForTrusted?: true
  answer(asked: { readonly id: string; readonly query: never }, reader: ApiReader): Promise<unknown>
}

/** Ties what an endpoint takes and gives to its shapes. */
function endpoint<Query extends z.ZodObject, Given extends z.ZodType>(
  given: Omit<Endpoint, 'query' | 'gives' | 'answer'> & {
    readonly query?: Query
    readonly gives: Given
    answer(
      asked: { readonly id: string; readonly query: z.infer<Query> },
      reader: ApiReader,
    ): Promise<z.infer<Given> | undefined>
  },
): Endpoint {
  return given as unknown as Endpoint
}

/** Everything that programs can read here. */
export function endpoints({ records, digests }: PageParts): readonly Endpoint[] {
  return [
    endpoint({
      path: '/quotes',
      summary: 'Quotations, the newest first',
      query: quoteQueryShape,
      gives: pageOf(quoteShape),
      async answer({ query }, reader) {
        const { limit, after, speaker, article, publisher, medium, kind, since, until } = query
        const filter = {
          ...(speaker === undefined ? {} : { speakerId: speaker }),
          ...(article === undefined ? {} : { articleIds: [article] }),
          ...(publisher === undefined ? {} : { publisher }),
          ...(medium === undefined ? {} : { medium }),
          ...(kind === undefined ? {} : { kinds: [kind] as readonly QuoteKind[] }),
          ...(since === undefined ? {} : { since: Temporal.PlainDate.from(since) }),
          ...(until === undefined ? {} : { until: Temporal.PlainDate.from(until) }),
        }
        const page = await records.quotes(filter, { limit, after })
        const hasFullText = await reader.fullTexts(page.items.map(each => each.article))
        return {
          ...page,
          items: page.items.map(each => quoteJson(each, reader, { isWhole: hasFullText(each.article) })),
        }
      },
    }),
    endpoint({
      path: '/quotes/{id}',
      summary: 'One quotation',
      gives: quoteShape,
      async answer({ id }, reader) {
        const record = await records.quote(id)
        if (record === undefined) return undefined
        const hasFullText = await reader.fullTexts([record.article])
        return quoteJson(record, reader, { isWhole: hasFullText(record.article) })
      },
    }),
    endpoint({
      path: '/articles',
      summary: 'Articles, the newest first',
      query: pagingShape,
      gives: pageOf(articleShape),
      async answer({ query: { limit, after } }, reader) {
        const page = await records.articles({ limit, after })
        return { ...page, items: page.items.map(each => articleJson(each, reader)) }
      },
    }),
    endpoint({
      path: '/articles/{id}',
      summary: 'One article',
      gives: articleShape,
      async answer({ id }, reader) {
        const entry = await records.article(id)
        if (entry === undefined) return undefined
        const hasFullText = await reader.fullTexts([entry.article])
        return articleJson(entry.article, reader, { isWhole: hasFullText(entry.article) })
      },
    }),
    endpoint({
      path: '/people',
      summary: 'People, the most quoted first, or whose name is like the one given',
      query: peopleQueryShape,
      gives: pageOf(personShape),
      async answer({ query: { limit, after, name } }, reader) {
        const page = await records.people({ name }, { limit, after })
        return { ...page, items: page.items.map(each => personJson(each, reader)) }
      },
    }),
    endpoint({
      path: '/people/{id}',
      summary: 'One person',
      gives: personShape,
      async answer({ id }, reader) {
        const record = await records.person(id)
        return record && personJson(record, reader)
      },
    }),
    endpoint({
      path: '/races',
      summary: 'Races',
      gives: pageOf(raceShape),
      answer: async (_, reader) => ({
        items: (await records.races(reader.spaceId)).map(each => raceJson(each, reader)),
      }),
    }),
    endpoint({
      path: '/races/{id}',
      summary: 'One race',
      gives: raceShape,
      async answer({ id }, reader) {
        const news = await records.race(id, reader.spaceId)
        return news && raceJson(news.race, reader)
      },
    }),
    endpoint({
      path: '/digests',
      summary: 'The digests of the space',
      gives: pageOf(digestShape),
      isForTrusted: true,
      answer: async (_, reader) => ({
        items: (await digests.list(reader.spaceId)).map(each => digestJson(each, reader)),
      }),
    }),
    endpoint({
      path: '/digests/{id}',
      summary: 'One digest, with what was posted',
      gives: digestShape,
      isForTrusted: true,
      async answer({ id }, reader) {
        const digest = await digests.find(id, reader.spaceId)
        return digest && digestJson(digest, reader)
      },
    }),
  ]
}
