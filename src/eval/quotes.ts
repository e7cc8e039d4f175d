import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readPeople } from '../ingest/read-people.ts'
import { type Directory, directoryOf } from '../text/people/directory.ts'
import { attribute } from '../text/quotes/attribute.ts'
import type { EvalJob } from './job.ts'

/** An article of the quotation files; gold fields are not read. */
const Row = z.object({
  id: z.string(),
  title: z.string().nullish(),
  date: z.string().nullish(),
  text: z.string(),
})

// The people that a new database starts with: what the product knows before it has read anything.
const OFFICIALS = fileURLToPath(new URL('../../seeds/people/us-officials.jsonl', import.meta.url))

/** Quotations and their speakers: one prediction line an article, one quote a content span, or clause where mixed. */
const job: EvalJob = {
  async *run(rows) {
    const directory = directoryOf(await readPeople(OFFICIALS))
    for (const row of rows) yield predict(Row.parse(row), directory)
  },
}
export default job

function predict({ id, title, date, text }: z.infer<typeof Row>, directory: Directory): object {
  const publishedOn = readDay(date)
  const { attributions } = attribute({
    text,
    directory,
    ...(title && { headline: title }),
    ...(publishedOn && { publishedOn }),
  })
  const quotes = attributions.flatMap(({ content, clause, source, speaker, confidence }) =>
    (clause ? [clause] : content).map(({ start, end }) => ({
      start,
      end,
      speaker: source ? text.slice(source.start, source.end) : null,
      speakerCanonical: speaker ?? null,
      confidence,
    })),
  )
  return { id, quotes }
}

/** The day of an ISO date or instant: `2016-09-30`, `2016-09-30T12:00:00Z`. Absent where the row has none. */
function readDay(date: string | null | undefined): Temporal.PlainDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(date ?? '')?.[0]
  return day === undefined ? undefined : Temporal.PlainDate.from(day)
}
