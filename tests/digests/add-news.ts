import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ingestFiles } from '../../src/ingest/ingest-files.ts'
import type { Store } from '../../src/stores/store.ts'

/** An article as it comes in. */
export interface News {
  readonly url: string
  readonly headline: string
  readonly publishedAt: string
  readonly text: string
}

/** Takes articles in by the road that every article takes, at this time. */
export async function addNews(store: Store, now: Temporal.Instant, ...rows: readonly News[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'hustings-news-'))
  const file = join(folder, 'news.jsonl')
  await writeFile(file, rows.map(row => JSON.stringify(row)).join('\n'))
  const { failed } = await ingestFiles([file], { store, now })
  await rm(folder, { recursive: true })
  if (failed.length > 0) throw new Error(`Expected news to be taken in but found: ${failed[0]!.reason}`)
}
