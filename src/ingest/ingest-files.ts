import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../model/errors.ts'
import type { Store } from '../stores/store.ts'
import { directoryOf } from '../text/people/directory.ts'
import { decodeText } from './decode-text.ts'
import { textEngineHere } from './engine/jobs.ts'
import { type ThreadedEngine, threadedEngine } from './engine/threads.ts'
import { findFiles } from './find-files.ts'
import { findFormat } from './find-format.ts'
import type { Parsed, ParsedArticle } from './formats/format.ts'
import { storyKeeper } from './keep-stories.ts'
import { type PreparedArticle, prepareArticle } from './prepare-article.ts'
import { type IngestedArticle, type SaveOptions, saveArticles } from './save-articles.ts'

/** Where an article of a report came from. `line` where a file holds several. */
interface Origin {
  readonly path: string
  readonly line?: number
}

export interface IngestFailure extends Origin {
  /** Stable: `no-date`. */
  readonly code: string
  /** For people: what is wrong and what would work. */
  readonly reason: string
}

/** An article that is in the store. */
export type IngestSuccess = Origin & Omit<IngestedArticle, 'outcome'>

/** What became of every file, and of every row of files that hold several articles. */
export interface IngestReport {
  readonly new: readonly IngestSuccess[]
  readonly changed: readonly IngestSuccess[]
  readonly unchanged: readonly IngestSuccess[]
  readonly failed: readonly IngestFailure[]
}

/**
 * Takes articles from files and folders into the store. Whatever cannot be read is reported and stops nothing else. Of many,
 * several are read at a time, in threads.
 *
 * @param paths files or folders; folders are read with all that is below them, hidden files left out
 * @param options.now the present, for refusing articles that are dated ahead of it
 */
export async function ingestFiles(
  paths: readonly string[],
  options: { readonly store: Store; readonly now: Temporal.Instant },
): Promise<IngestReport> {
  const people = await options.store.people.officials()
  const here = textEngineHere(directoryOf(people))
  const stories = storyKeeper(options.store)
  const report: Filling = { new: [], changed: [], unchanged: [], failed: [] }
  let threads: ThreadedEngine | undefined
  let count = 0
  const reading: Reading[] = []
  const save = () => saveRead(reading.splice(0, SAVED_AT_ONCE), { ...options, engine: here, stories, report })
  try {
    for await (const { parsed, ...origin } of articlesIn(paths)) {
      if (++count > FEW) threads ??= threadedEngine({ people })
      const prepared = prepare(parsed, { ...options, engine: threads ?? here, path: origin.path })
      // What fails is reported in its turn.
      prepared.catch(() => {})
      reading.push({ origin, prepared })
      if (reading.length >= (threads === undefined ? SAVED_AT_ONCE : READ_AHEAD)) await save()
    }
    while (reading.length > 0) await save()
  } finally {
    await threads?.close()
  }
  return report
}

/** Reading so many takes about as long as starting a thread. */
const FEW = 50
const SAVED_AT_ONCE = 8
const READ_AHEAD = 24

/** An article that is being read. */
interface Reading {
  readonly origin: Origin
  readonly prepared: Promise<PreparedArticle>
}

/** All that files hold, in their order; a problem in the place of what cannot be read. */
async function* articlesIn(
  paths: readonly string[],
): AsyncGenerator<Origin & { readonly parsed: ParsedArticle | Error }> {
  for await (const { path, problem } of findFiles(paths)) {
    try {
      if (problem !== undefined) throw problem
      for (const { line, ...parsed } of await readArticles(path)) {
        yield {
          path,
          ...(line !== undefined && { line }),
          parsed: 'problem' in parsed ? new UserError('bad-article', parsed.problem) : parsed.article,
        }
      }
    } catch (error) {
      yield { path, parsed: error instanceof Error ? error : new Error(String(error)) }
    }
  }
}

async function prepare(
  parsed: ParsedArticle | Error,
  options: Pick<SaveOptions, 'store' | 'engine' | 'now'> & { readonly path: string },
): Promise<PreparedArticle> {
  if (parsed instanceof Error) throw parsed
  return prepareArticle(parsed, { ...options, origin: { fileName: basename(options.path) } })
}

/** Saves what was read, and puts into the report what became of each. */
async function saveRead(
  reading: readonly Reading[],
  { report, ...options }: SaveOptions & { readonly report: Filling },
): Promise<void> {
  const ready: { readonly origin: Origin; readonly prepared: PreparedArticle }[] = []
  const fail = (origin: Origin, error: unknown) => report.failed.push({ ...origin, ...explain(error) })
  for (const { origin, prepared } of reading) {
    try {
      ready.push({ origin, prepared: await prepared })
    } catch (error) {
      fail(origin, error)
    }
  }
  const outcomes = await saveArticles(
    ready.map(({ prepared }) => prepared),
    options,
  )
  for (const [index, saved] of outcomes.entries()) {
    const { origin } = ready[index]!
    if ('error' in saved) fail(origin, saved.error)
    else {
      const { outcome, ...taken } = saved
      report[outcome].push({ ...origin, ...taken })
    }
  }
}

type Filling = { readonly [K in keyof IngestReport]: IngestReport[K][number][] }

const MAX_MEGABYTES = 50

/** @throws UserError `not-a-file`, `too-large`, and what {@link decodeText} throws */
async function readArticles(path: string): Promise<readonly Parsed[]> {
  const { size } = await stat(path)
  if (size >= MAX_MEGABYTES * 1_000_000) {
    throw new UserError(
      'too-large',
      `The file has ${Math.round(size / 1_000_000)} MB; less than ${MAX_MEGABYTES} MB are read. Split it.`,
    )
  }
  const content = decodeText(await readFile(path))
  const { name, maxLength = Number.POSITIVE_INFINITY, parse } = findFormat(path, content)
  if (content.length > maxLength) {
    throw new UserError(
      'too-large',
      `The file has ${content.length} characters; ${name} is read up to ${maxLength}. Save the article alone.`,
    )
  }
  return parse(content)
}

function explain(error: unknown): { code: string; reason: string } {
  if (error instanceof UserError) return { code: error.code, reason: error.message }
  return {
    code: 'unexpected',
    reason: `It could not be read: ${error instanceof Error ? error.message : error}.`,
  }
}
