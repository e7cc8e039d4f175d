import { type SummaryInput, summarize, summarizeStory } from '../text/summary/summarize.ts'
import type { EvalJob } from './job.ts'

interface SummaryRow {
  readonly id: string
  readonly text?: string
  readonly title?: string
  readonly docs?: readonly { readonly title: string; readonly text: string }[]
  readonly max_words: number
}

/** Summaries as `/summary` gives them: of one article, or of a story where the row holds several. */
const summaryJob: EvalJob = {
  async *run(rows) {
    for (const row of rows as readonly SummaryRow[]) {
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

const BRIEF_WORDS = 150

function toInput({
  title,
  text,
}: {
  readonly title?: string | undefined
  readonly text: string
}): SummaryInput {
  return title === undefined ? { text } : { text, headline: title }
}

export default summaryJob
