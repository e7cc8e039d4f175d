import { z } from 'zod'
import { type StoryArticle, storyStream } from '../text/similarity/story-stream.ts'
import type { EvalJob } from './job.ts'

/** An article of the clustering files; gold fields are not read. */
const Row = z.object({
  id: z.string(),
  set: z.string(),
  date: z.string(),
  source: z.string(),
  title: z.string(),
  text: z.string(),
})

/** Stories as ingest makes them: article after article, in batches as a poll of feeds brings them. */
const job: EvalJob = {
  async *run(rows) {
    const articles = rows.map(row => Row.parse(row))
    for (const set of Map.groupBy(articles, article => article.set).values()) {
      const stream = storyStream()
      const storyOf = new Map<string, string>()
      for (let at = 0; at < set.length; at += BATCH) {
        const batch = set.slice(at, at + BATCH).map(toArticle)
        for (const [id, storyId] of stream.add(batch)) storyOf.set(id, storyId)
      }
      for (const { id } of set) yield { id, cluster: storyOf.get(id)! }
    }
  },
}
export default job

const BATCH = 200

function toArticle({ id, title, text, source, date }: z.infer<typeof Row>): StoryArticle {
  // Some rows tell the year only: its first day stands for it.
  const day = Date.parse(date) / 86_400_000
  return { id, headline: title, text, publisher: source, day }
}
