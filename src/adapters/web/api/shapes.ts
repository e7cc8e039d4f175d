import { z } from 'zod'

// What the API gives and takes. The OpenAPI document is made from these.

const instant = z.iso.datetime().describe('An instant in UTC')
const dayText = z.iso.date().describe('A calendar day')
const address = z.url()

export const quoteShape = z
  .object({
    id: z.string(),
    kind: z.enum(['direct', 'mixed', 'indirect']),
    words: z
      .array(z.string())
      .describe('Each a span of the article, in reading order; shortened for strangers'),
    isShortened: z.boolean(),
    spans: z
      .array(z.object({ start: z.int(), end: z.int() }))
      .describe('Half-open UTF-16 offsets into the text of this revision of the article'),
    speaker: z.object({ id: z.string().optional(), name: z.string() }).optional(),
    medium: z.string(),
    saidOn: dayText.optional(),
    confidence: z.number().min(0).max(1).describe('How sure it is who spoke'),
    article: z.object({
      id: z.string(),
      revision: z.int(),
      headline: z.string(),
      publisher: z.string(),
      publishedAt: instant,
      publishedOn: dayText,
    }),
    source: address.optional().describe('Opens the publisher’s page at these words'),
    page: address.describe('Its permanent address here'),
  })
  .meta({ id: 'Quote' })

export const articleShape = z
  .object({
    id: z.string(),
    revision: z.int(),
    headline: z.string(),
    publisher: z.string(),
    byline: z.string().optional(),
    publishedAt: instant,
    publishedOn: dayText,
    modifiedAt: instant.optional(),
    language: z.string(),
    url: address.optional(),
    page: address,
    text: z.string().optional().describe('Whole, and to those alone who run this bot'),
  })
  .meta({ id: 'Article' })

export const personShape = z
  .object({
    id: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()),
    roles: z.array(
      z.object({
        office: z.string(),
        state: z.string().optional(),
        district: z.string().optional(),
        party: z.string().optional(),
        start: dayText.optional(),
        end: dayText.optional(),
      }),
    ),
    wikidataId: z.string().optional(),
    quoteCount: z.int().describe('Quotations in marks'),
    mentionCount: z.int(),
    page: address,
  })
  .meta({ id: 'Person' })

export const raceShape = z
  .object({
    id: z.string(),
    name: z.string(),
    office: z.string(),
    place: z.string(),
    electionOn: dayText,
    dates: z.array(z.object({ name: z.string(), on: dayText })),
    personIds: z.array(z.string()),
    page: address,
  })
  .meta({ id: 'Race' })

export const digestShape = z
  .object({
    id: z.string(),
    when: z.string(),
    channelId: z.string(),
    posts: z.array(z.object({ id: z.string(), title: z.string(), postedAt: instant })).optional(),
    page: address,
  })
  .meta({ id: 'Digest' })

export const problemShape = z.object({ error: z.string() }).meta({ id: 'Problem' })

/** A page of a list, with the cursor of the next. */
export function pageOf<Shape extends z.ZodType>(item: Shape) {
  return z.object({
    items: z.array(item),
    next: z.string().optional().describe('Give it as after to read on; absent on the last page'),
  })
}

const limit = z.coerce.number().int().min(1).max(100).default(25).describe('How many at most')
const after = z.string().max(200).optional().describe('The cursor of the page before')

export const pagingShape = z.object({ limit, after })

export const quoteQueryShape = pagingShape.extend({
  speaker: z.string().max(200).optional().describe('A person’s id'),
  article: z.string().max(200).optional().describe('An article’s id'),
  publisher: z.string().max(200).optional(),
  kind: z.enum(['direct', 'mixed', 'indirect']).optional(),
  medium: z.enum(['said', 'tweet', 'statement', 'ad', 'letter', 'interview', 'video', 'speech']).optional(),
  since: dayText.optional().describe('First day of publication'),
  until: dayText.optional().describe('Last day of publication'),
})

export const peopleQueryShape = pagingShape.extend({
  name: z.string().max(100).optional().describe('Whose name is like this; the most quoted without it'),
})
