import { ingestFiles } from '../ingest/ingest-files.ts'
import { type DataOption, withApp } from './open.ts'

/** `hustings ingest`: files and folders in, a report out. Status 1 when anything in them failed. */
export async function ingest(
  paths: readonly string[],
  options: DataOption & { readonly json?: boolean },
): Promise<void> {
  await withApp(options, async ({ store }) => {
    const report = await ingestFiles(paths, { store, now: Temporal.Now.instant() })
    console.log(options.json ? JSON.stringify(report, undefined, 2) : report)
  })
}
