import { LOCAL_ASKER } from '../app.ts'
import { placeWords } from '../bot/person-words.ts'
import { plainText } from '../bot/plain-text.ts'
import type { Network } from '../ingest/feeds/open-network.ts'
import { type IngestReport, ingestFiles } from '../ingest/ingest-files.ts'
import { type DataOption, withApp } from './open.ts'

/** `hustings ingest`: files, folders, pages, feeds and lists of feeds in, a report out. Status 1 when anything in them failed. */
export async function ingest(
  paths: readonly string[],
  options: DataOption & { readonly json?: boolean },
): Promise<void> {
  await withApp(options, async ({ store, network }) => {
    const [addresses, files] = [paths.filter(isAddress), paths.filter(path => !isAddress(path))]
    const fromFiles = await ingestFiles(files, { store, now: Temporal.Now.instant() })
    const report =
      addresses.length === 0 ? fromFiles : merge(fromFiles, await fromOutside(addresses, network))
    console.log(options.json ? JSON.stringify(report, undefined, 2) : plainText(inWords(report)))
    if (report.failed.length > 0) process.exitCode = 1
  })
}

interface Report extends IngestReport {
  /** Addresses that are subscribed to now. */
  readonly feeds?: readonly string[]
}

async function fromOutside(addresses: readonly string[], network: Network): Promise<Report> {
  const { ingestAddresses } = await import('../ingest/feeds/ingest-addresses.ts')
  const { place } = LOCAL_ASKER
  return ingestAddresses(addresses, {
    ...(await network.open()),
    spaceId: place.spaceId,
    by: placeWords(place),
  })
}

function merge(a: IngestReport, b: Report): Report {
  return {
    ...b,
    new: [...a.new, ...b.new],
    changed: [...a.changed, ...b.changed],
    unchanged: [...a.unchanged, ...b.unchanged],
    failed: [...a.failed, ...b.failed],
  }
}

/** A line for each article that came in or failed; those that are as they were are only counted. */
function inWords({ changed, failed, unchanged, feeds = [], ...report }: Report): string {
  const place = ({ path, line }: { readonly path: string; readonly line?: number }) =>
    line === undefined ? path : `${path} line ${line}`
  return [
    ...report.new.map(article => `new      ${article.headline} (${place(article)})`),
    ...changed.map(
      article => `changed  ${article.headline}, revision ${article.revision} (${place(article)})`,
    ),
    ...feeds.map(url => `feed     ${url}, read when the service runs: npm start`),
    ...failed.map(failure => `failed   ${place(failure)}: ${failure.reason}`),
    `${report.new.length} new, ${changed.length} changed, ${unchanged.length} unchanged, ${failed.length} failed`,
  ].join('\n')
}

/** Whether it is read from outside, or is a list of what is. */
function isAddress(path: string): boolean {
  return /^(?:https?|feed):/i.test(path) || path.toLowerCase().endsWith('.opml')
}
