import type { z } from 'zod'
import { plainText, shortened } from '../../../bot/plain-text.ts'
import type { DigestEntry, PostEntry } from '../../../bot/records/digests.ts'
import type { QuoteEntry } from '../../../bot/records/records.ts'
import type { Article } from '../../../model/article.ts'
import type { Person } from '../../../model/person.ts'
import { type Race, raceName } from '../../../model/race.ts'
import { digestPath } from '../records/digest-page.ts'
import { articlePath, EXCERPT, personPath, quotePath, racePath, sourceUrl } from '../records/words.ts'
import type { articleShape, digestShape, personShape, quoteShape, raceShape } from './shapes.ts'

/** Under which address whoever reads finds us. */
export interface Reader {
  readonly address: string
}

/** @param options.isWhole for those who may read its article in full; others get an excerpt */
export function quoteJson(
  { quote, article }: QuoteEntry,
  reader: Reader,
  { isWhole }: { readonly isWhole: boolean },
): z.infer<typeof quoteShape> {
  const words = quote.content.map(({ start, end }) => article.text.slice(start, end))
  const shown = isWhole ? words : words.map(each => shortened(each, EXCERPT))
  const { id, kind, medium, confidence, speaker, speakerId } = quote
  const source = sourceUrl(article, words[0])
  return {
    id,
    kind,
    words: shown.map(plainText),
    isShortened: shown.some((each, index) => each !== words[index]),
    spans: quote.content.map(({ start, end }) => ({ start, end })),
    ...(speaker === undefined
      ? {}
      : { speaker: { ...(speakerId === undefined ? {} : { id: speakerId }), name: speaker } }),
    medium,
    ...(quote.saidOn === undefined ? {} : { saidOn: quote.saidOn.toString() }),
    confidence,
    article: {
      id: article.id,
      revision: article.revision,
      headline: article.headline,
      publisher: article.publisher,
      publishedAt: article.publishedAt.toString(),
      publishedOn: article.publishedOn.toString(),
    },
    ...(source === undefined ? {} : { source }),
    page: `${reader.address}${quotePath(id)}`,
  }
}

/** @param options.isWhole with its text, for those who may have it */
export function articleJson(
  article: Article,
  reader: Reader,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): z.infer<typeof articleShape> {
  const { id, revision, headline, publisher, byline, language } = article
  const url = sourceUrl(article)
  return {
    id,
    revision,
    headline,
    publisher,
    ...(byline === undefined ? {} : { byline }),
    publishedAt: article.publishedAt.toString(),
    publishedOn: article.publishedOn.toString(),
    ...(article.modifiedAt === undefined ? {} : { modifiedAt: article.modifiedAt.toString() }),
    language,
    ...(url === undefined ? {} : { url }),
    page: `${reader.address}${articlePath(article)}`,
    ...(isWhole ? { text: article.text } : {}),
  }
}

export function personJson(
  {
    person,
    quoteCount,
    mentionCount,
  }: { readonly person: Person; readonly quoteCount: number; readonly mentionCount: number },
  { address }: Reader,
): z.infer<typeof personShape> {
  const { id, name, otherNames, wikidataId } = person
  return {
    id,
    name,
    otherNames: [...otherNames],
    roles: person.roles.map(({ office, state, district, party, start, end }) => ({
      office,
      ...(state === undefined ? {} : { state }),
      ...(district === undefined ? {} : { district }),
      ...(party === undefined ? {} : { party }),
      ...(start === undefined ? {} : { start: start.toString() }),
      ...(end === undefined ? {} : { end: end.toString() }),
    })),
    ...(wikidataId === undefined ? {} : { wikidataId }),
    quoteCount,
    mentionCount,
    page: `${address}${personPath(id)}`,
  }
}

export function raceJson(race: Race, { address }: Reader): z.infer<typeof raceShape> {
  const { id, office, place, electionOn, dates, personIds } = race
  return {
    id,
    name: raceName(race),
    office,
    place,
    electionOn: electionOn.toString(),
    dates: dates.map(({ name, on }) => ({ name, on: on.toString() })),
    personIds: [...personIds],
    page: `${address}${racePath(id)}`,
  }
}

export function digestJson(
  { id, when, channelId, posts }: DigestEntry & { readonly posts?: readonly PostEntry[] },
  { address }: Reader,
): z.infer<typeof digestShape> {
  return {
    id,
    when,
    channelId,
    ...(posts === undefined
      ? {}
      : { posts: posts.map(post => ({ ...post, postedAt: post.postedAt.toString() })) }),
    page: `${address}${digestPath(id)}`,
  }
}
