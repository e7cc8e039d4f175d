import { type StoryArticle, storyStream } from '../text/similarity/story-stream.ts'
import type { EvalJob } from './job.ts'

interface ClusteringRow {
  readonly id: string
  readonly set: string
  readonly date: string
  readonly source: string
  readonly title: string
  readonly text: string
}

/** Stories as ingest makes them: article after article, in batches as a poll of feeds brings them. */
const clusteringJob: EvalJob = {
  async *run(rows) {
    for (const set of Map.groupBy(rows as readonly ClusteringRow[], row => row.set).values()) {
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

const BATCH = 200

function toArticle({ id, title, text, source, date }: ClusteringRow): StoryArticle {
  // Some rows tell the year only: its first day stands for it.
  const day = Date.parse(date) / 86_400_000
  return { id, headline: title, text, publisher: source, day }
}

export default clusteringJob
