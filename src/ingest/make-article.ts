import { createHash } from 'node:crypto'
import type { Article } from '../model/article.ts'
import { UserError } from '../model/errors.ts'
import { canonicalUrl, hostOf, isFrontPage } from './canonical-url.ts'
import { findDateline } from './find-dateline.ts'
import type { ParsedArticle } from './formats/format.ts'
import { normaliseText } from './normalise-text.ts'
import { readPublished } from './published.ts'

/**
 * Makes an article of what a format read: the text cleaned, the dateline taken off it, the date understood, an id given.
 *
 * The id is made from the canonical URL; where that names a site only, or nothing is known but a file, from publisher,
 * headline and day. So a second copy of an article is found to be one, and a changed text to be its next revision.
 *
 * @param options.now for refusing dates that lie ahead
 * @param options.fileName stands in for URL and publisher where the input names neither
 * @throws UserError `no-headline`, `no-date`, `date-ahead`, `no-text`, `too-long`, `bad-url`
 */
export function makeArticle(
  parsed: ParsedArticle,
  { now, fileName }: { readonly now: Temporal.Instant; readonly fileName: string },
): Omit<Article, 'revision'> {
  const headline = oneLine(parsed.headline)
  if (headline === undefined) throw new UserError('no-headline', NO_HEADLINE)
  const body = normaliseText(parsed.text)
  const dateline = findDateline(body)
  const published = readPublished(parsed.published ?? dateline?.published ?? '')
  if (published === undefined) throw noDate(parsed.published)
  if (Temporal.PlainDate.compare(published.publishedOn, latestDay(now)) > 0) {
    throw new UserError(
      'date-ahead',
      `The article is dated ${published.publishedOn}, which lies ahead. Correct its date.`,
    )
  }
  const text = body.slice(dateline?.end ?? 0)
  if (text === '') throw new UserError('no-text', 'There is a headline but no text below it.')

  if (text.length > MAX_LENGTH) {
    throw new UserError(
      'too-long',
      `The text has ${text.length} characters, too many for one article (${MAX_LENGTH}). Split it, or give the articles as JSON Lines.`,
    )
  }
  const url = readUrl(parsed.url) ?? `file:///${encodeURIComponent(fileName)}`
  const publisher = oneLine(parsed.publisher) ?? (url.startsWith('file:') ? fileName : hostOf(url))
  const namesArticle = !url.startsWith('file:') && !isFrontPage(url)
  const byline = oneLine(parsed.byline)?.replace(/^by /i, '')
  const modifiedAt = readPublished(parsed.modified ?? '')?.publishedAt
  return {
    id: hash(namesArticle ? [withoutScheme(url)] : [publisher, headline, String(published.publishedOn)]),
    canonicalUrl: url,
    publisher,
    headline,
    ...(byline && { byline }),
    ...(dateline?.place && { dateline: dateline.place }),
    ...published,
    ...(modifiedAt && { modifiedAt }),
    language: parsed.language ?? 'en',
    text,
    ...(parsed.feedOnly && { feedOnly: parsed.feedOnly }),
  }
}

// The longest transcripts have a third of it.
const MAX_LENGTH = 1_000_000

const NO_HEADLINE =
  'There is no headline. Put it in the first line, or give it as a title in the front matter or page.'

/** What the calendar shows where the day begins first, on the islands 14 hours ahead of UTC. */
function latestDay(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('+14:00').toPlainDate()
}

function noDate(written: string | undefined): UserError {
  const found = written === undefined ? 'There is no date' : `“${written}” is not a day`
  return new UserError(
    'no-date',
    `${found}. Put the day of publication below the headline, such as “November 8, 2019” or “Date: 2019-11-08”.`,
  )
}

function oneLine(value: string | undefined): string | undefined {
  return value === undefined ? undefined : normaliseText(value).replaceAll('\n', ' ') || undefined
}

function readUrl(written: string | undefined): string | undefined {
  if (written === undefined) return undefined
  const url = canonicalUrl(written)
  if (url !== undefined) return url
  throw new UserError(
    'bad-url',
    `“${written}” is no address of an article. It must begin with http:// or https://.`,
  )
}

// The same article by http and https, with www. and without, is one.
function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\/(?:www\.)?/, '')
}

/** 64 bits: a collision is not to be expected below a billion articles. */
function hash(identity: readonly string[]): string {
  return createHash('sha256').update(identity.join('\n')).digest('hex').slice(0, 16)
}
