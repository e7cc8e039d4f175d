import type { Stats } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../model/errors.ts'

/** A file to read, or a path that leads to none and why. */
export interface FoundFile {
  readonly path: string
  readonly problem?: UserError
}

/**
 * The files that paths lead to: files themselves, and folders with all that is below them in the order of names. Hidden
 * files are left out, links followed, and a folder that is reached again is not read again; a folder that holds itself
 * is a problem worth telling.
 */
export async function* findFiles(paths: readonly string[]): AsyncIterable<FoundFile> {
  const seen = new Set<string>()
  for (const path of paths) yield* filesAt(path, { seen, above: [] })
}

interface Walk {
  /** Real paths of the folders read so far. */
  readonly seen: Set<string>
  /** Real paths of the folders this one lies in. */
  readonly above: readonly string[]
}

async function* filesAt(path: string, { seen, above }: Walk): AsyncIterable<FoundFile> {
  if (/^\w{2,}:\/\//.test(path)) return yield { path, problem: noAddresses(path) }
  if (path.toLowerCase().endsWith('.opml')) return yield { path, problem: noFeedLists(path) }
  const stats = await statOf(path)
  if (stats === undefined) return yield { path, problem: noSuchFile(path) }
  if (stats.isFile()) return yield { path }
  if (!stats.isDirectory()) return yield { path, problem: notAFile(path) }

  const real = await realpath(path)
  if (above.includes(real)) return yield { path, problem: loop(path) }
  if (seen.has(real)) return
  seen.add(real)
  try {
    const names = (await readdir(path)).filter(name => !name.startsWith('.')).sort()
    for (const name of names) yield* filesAt(join(path, name), { seen, above: [...above, real] })
  } catch (cause) {
    yield {
      path,
      problem: new UserError('unreadable', `The folder ${path} cannot be read: check its permissions.`, {
        cause,
      }),
    }
  }
}

/** Undefined where there is nothing, or nothing we may look at. */
function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined)
}

function noAddresses(path: string): UserError {
  return new UserError(
    'no-addresses',
    `${path} is an address, and only files are read here. Save the page as HTML and ingest that.`,
  )
}

function noFeedLists(path: string): UserError {
  return new UserError(
    'no-feed-lists',
    `${path} is a list of feeds and holds no articles. Its feeds are added with: npx hustings ingest ${path}`,
  )
}

function noSuchFile(path: string): UserError {
  return new UserError('no-such-file', `There is no file ${path}, or it may not be read.`)
}

function notAFile(path: string): UserError {
  return new UserError('not-a-file', `${path} is neither a file nor a folder.`)
}

function loop(path: string): UserError {
  return new UserError(
    'directory-loop',
    `${path} is a link to a folder that it lies in; it was not followed.`,
  )
}
