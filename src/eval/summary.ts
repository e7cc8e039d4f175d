import { z } from 'zod'
import { type SummaryInput, summarize, summarizeStory } from '../text/summary/summarize.ts'
import type { EvalJob } from './job.ts'

/** An article, or the articles of a story, of the summary files; gold fields are not read. */
const Row = z.object({
  id: z.string(),
  text: z.string().optional(),
  title: z.string().nullish(),
  docs: z.array(z.object({ title: z.string(), text: z.string() })).optional(),
  max_words: z.number(),
})

/** Summaries as `/summary` gives them: of one article, or of a story where the row holds several. */
const job: EvalJob = {
  async *run(rows) {
    for (const row of rows.map(each => Row.parse(each))) {
      const inputs = row.docs?.map(toInput) ?? [toInput({ title: row.title, text: row.text ?? '' })]
      const [first = { text: '' }] = inputs
      // Where there is room for more than a few sentences, the longest summary there is.
      const options = { length: row.max_words > BRIEF_WORDS ? 'standard' : 'brief' } as const
      const sentences =
        row.docs === undefined
          ? summarize(first, options).map(span => ({ article: 0, span }))
          : summarizeStory(inputs, options)
      yield {
        id: row.id,
        sentences: sentences.map(({ article, span }) => inputs[article]!.text.slice(span.start, span.end)),
      }
    }
  },
}
export default job

const BRIEF_WORDS = 150

function toInput({ title, text }: { readonly title?: Title; readonly text: string }): SummaryInput {
  return title ? { text, headline: title } : { text }
}

type Title = z.infer<typeof Row>['title']
