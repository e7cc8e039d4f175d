import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { UserError } from '../model/errors.ts'
import type { Store } from '../stores/store.ts'
import { directoryOf } from '../text/people/directory.ts'
import { decodeText } from './decode-text.ts'
import { textEngineHere } from './engine/jobs.ts'
import { findFiles } from './find-files.ts'
import { findFormat } from './find-format.ts'
import type { Parsed } from './formats/format.ts'
import { type IngestedArticle, ingestArticle } from './ingest-article.ts'
import { storyKeeper } from './keep-stories.ts'

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
 * Takes articles from files and folders into the store. Whatever cannot be read is reported and stops nothing else.
 *
 * @param paths files or folders; folders are read with all that is below them, hidden files left out
 * @param options.now the present, for refusing articles that are dated ahead of it
 */
export async function ingestFiles(
  paths: readonly string[],
  options: { readonly store: Store; readonly now: Temporal.Instant },
): Promise<IngestReport> {
  const engine = textEngineHere(directoryOf(await options.store.people.officials()))
  const stories = storyKeeper(options.store)
  const report: Filling = { new: [], changed: [], unchanged: [], failed: [] }
  const attempt = async (origin: Origin, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      report.failed.push({ ...origin, ...explain(error) })
    }
  }
  for await (const { path, problem } of findFiles(paths)) {
    await attempt({ path }, async () => {
      if (problem !== undefined) throw problem
      for (const { line, ...parsed } of await readArticles(path)) {
        const origin = line === undefined ? { path } : { path, line }
        await attempt(origin, async () => {
          if ('problem' in parsed) throw new UserError('bad-article', parsed.problem)
          const { outcome, ...taken } = await ingestArticle(parsed.article, {
            ...options,
            engine,
            stories,
            fileName: basename(path),
          })
          report[outcome].push({ ...origin, ...taken })
        })
      }
    })
  }
  return report
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
