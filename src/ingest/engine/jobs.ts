import type { PageReading } from '../../feeds/pages/extract-page.ts'
import { UserError } from '../../model/errors.ts'
import type { Person } from '../../model/person.ts'
import type { Span } from '../../model/span.ts'
import { passages } from '../../text/passages.ts'
import { type Directory, directoryOf } from '../../text/people/directory.ts'
import { type Attributed, type AttributeInput, attribute } from '../../text/quotes/attribute.ts'

/** What the text engine finds in an article by its words alone. */
export interface ReadText extends Attributed {
  readonly passages: readonly Span[]
}

/** The words of an article, and what helps to read them. */
export type TextInput = Pick<AttributeInput, 'text' | 'headline' | 'publishedOn'>

/** Reads articles and pages: the long work of taking something in, which asks nothing of a store. */
export interface TextEngine {
  /** Who says what in an article, who is named, where its passages are. */
  readText(input: TextInput): Promise<ReadText>
  readPage(html: string, options: { readonly url: string }): Promise<PageReading>
}

/** Reads in this process, and keeps everything else waiting meanwhile: for one article, or a few. */
export function textEngineHere(directory: Directory): TextEngine {
  return {
    readText: async input => readText(input, directory),
    readPage: async (html, options) => (await pageReader()).extractPage(html, options),
  }
}

// Loaded when there is a page: most starts of the command line read none.
const pageReader = () => import('../../feeds/pages/extract-page.ts')

function readText(input: TextInput, directory: Directory): ReadText {
  return { ...attribute({ ...input, directory }), passages: passages(input.text) }
}

// Threads pass plain data: dates go as text, errors as their words.

export type Job =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly headline?: string
      readonly publishedOn?: string
    }
  | { readonly kind: 'page'; readonly html: string; readonly url: string }

export type JobResult = { readonly text: PlainText } | { readonly page: PlainPage }

type PlainText = Omit<ReadText, 'attributions'> & {
  readonly attributions: readonly (Omit<ReadText['attributions'][number], 'saidOn'> & {
    readonly saidOn?: string
  })[]
}

type PlainPage = Pick<PageReading, 'article'> & {
  readonly obstacle?: { readonly code: string; readonly message: string }
}

/** Does a job, in whatever thread. */
export async function doJob(job: Job, directory: Directory): Promise<JobResult> {
  if (job.kind === 'page') {
    const { article, obstacle } = (await pageReader()).extractPage(job.html, { url: job.url })
    return {
      page: { article, ...(obstacle && { obstacle: { code: obstacle.code, message: obstacle.message } }) },
    }
  }
  const { kind: _, publishedOn, ...words } = job
  const day = publishedOn === undefined ? {} : { publishedOn: Temporal.PlainDate.from(publishedOn) }
  const { attributions, ...rest } = readText({ ...words, ...day }, directory)
  return {
    text: {
      ...rest,
      attributions: attributions.map(({ saidOn, ...quote }) => ({
        ...quote,
        ...(saidOn && { saidOn: saidOn.toString() }),
      })),
    },
  }
}

export function jobOfText({ text, headline, publishedOn }: TextInput): Job {
  return {
    kind: 'text',
    text,
    ...(headline !== undefined && { headline }),
    ...(publishedOn && { publishedOn: publishedOn.toString() }),
  }
}

export function textOfResult(result: JobResult): ReadText {
  if (!('text' in result)) throw new Error('Expected what was read in a text but found a page')
  const { attributions, ...rest } = result.text
  return {
    ...rest,
    attributions: attributions.map(({ saidOn, ...quote }) => ({
      ...quote,
      ...(saidOn !== undefined && { saidOn: Temporal.PlainDate.from(saidOn) }),
    })),
  }
}

export function pageOfResult(result: JobResult): PageReading {
  if (!('page' in result)) throw new Error('Expected a page but found what was read in a text')
  const { article, obstacle } = result.page
  return { article, ...(obstacle && { obstacle: new UserError(obstacle.code, obstacle.message) }) }
}

/** People as text that another thread can read. */
export function peopleToJson(people: readonly Person[]): string {
  return JSON.stringify(people)
}

/** A directory of people that {@link peopleToJson} wrote. */
export function directoryOfJson(json: string): Directory {
  const dates = ['start', 'end']
  return directoryOf(
    JSON.parse(json, (key, value) =>
      dates.includes(key) && typeof value === 'string' ? Temporal.PlainDate.from(value) : value,
    ),
  )
}
