import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from '../stores/store.ts'

/**
 * Puts the seeds into a new database: the people of `people/`, the races of `races/`, then
 * the articles of `articles/`. A database that holds
 * an article has them already; looking costs one count. A start that was cut short begins again.
 *
 * @param folder the seeds folder
 * @throws Error when a seed cannot be read: it is ours
 */
export async function ingestSeeds(
  folder: string,
  { store, now }: { readonly store: Store; readonly now: Temporal.Instant },
): Promise<void> {
  if ((await store.articles.count()) > 0) return
  // Loaded here, since every start but the first goes without.
  const [{ readPeople }, { readRace, saveDescribedRace }, { ingestFiles }] = await Promise.all([
    import('./read-people.ts'),
    import('./read-race.ts'),
    import('./ingest-files.ts'),
  ])
  const people = join(folder, 'people')
  for (const name of await readdir(people)) await store.people.save(await readPeople(join(people, name)))
  const races = join(folder, 'races')
  for (const name of await readdir(races)) await saveDescribedRace(await readRace(join(races, name)), store)
  const { failed } = await ingestFiles([join(folder, 'articles')], { store, now })
  if (failed.length > 0)
    throw new Error(`Expected every seed to be readable but found: ${failed[0]!.path}: ${failed[0]!.reason}`)
}
