import { plainText } from '../bot/plain-text.ts'
import { type IngestReport, ingestFiles } from '../ingest/ingest-files.ts'
import { type DataOption, withApp } from './open.ts'

/** `hustings ingest`: files and folders in, a report out. Status 1 when anything in them failed. */
export async function ingest(
  paths: readonly string[],
  options: DataOption & { readonly json?: boolean },
): Promise<void> {
  await withApp(options, async ({ store }) => {
    const report = await ingestFiles(paths, { store, now: Temporal.Now.instant() })
    console.log(options.json ? JSON.stringify(report, undefined, 2) : plainText(inWords(report)))
    if (report.failed.length > 0) process.exitCode = 1
  })
}

/** A line for each article that came in or failed; those that are as they were are only counted. */
function inWords({ changed, failed, unchanged, ...report }: IngestReport): string {
  const place = ({ path, line }: { readonly path: string; readonly line?: number }) =>
    line === undefined ? path : `${path} line ${line}`
  return [
    ...report.new.map(article => `new      ${article.headline} (${place(article)})`),
    ...changed.map(
      article => `changed  ${article.headline}, revision ${article.revision} (${place(article)})`,
    ),
    ...failed.map(failure => `failed   ${place(failure)}: ${failure.reason}`),
    `${report.new.length} new, ${changed.length} changed, ${unchanged.length} unchanged, ${failed.length} failed`,
  ].join('\n')
}
