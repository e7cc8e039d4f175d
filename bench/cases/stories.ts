import { type StoryArticle, storyStream } from '../../src/text/similarity/story-stream.ts'
import { inventedDay } from '../../tests/text/similarity/invented-day.ts'
import { type BenchCase, memoryHeld, processorTime } from '../bench-case.ts'
import { singlePass } from '../single-pass.ts'
import { tfIdf } from '../tf-idf.ts'

const ARTICLES = 10_000
const FEWER = 2_000
/** Articles that an event of the invented day has at the mean. */
const EACH = 3
const MEGABYTE = 1024 * 1024

/**
 * A day of news put into stories, each article as it comes: how long it takes beside one pass over centroids, which knows
 * the whole day's words beforehand; how time grows with the day; and what is held at its end. By time of the processor.
 */
export default {
  name: 'stories',
  async run() {
    const day = inventedDay(Math.ceil((ARTICLES * 1.2) / EACH))
      .sort((a, b) => a.day - b.day)
      .slice(0, ARTICLES)
    const few = day.slice(0, FEWER)
    const ofFew = measure(() => intoStories(few))
    const inOnePass = measure(() => singlePass(few, tfIdf(few.map(textOf)), THRESHOLD))
    const before = memoryHeld()
    const ofDay = measure(() => intoStories(day))
    const memory = memoryHeld() - before
    if (ofDay.result.storyOf(day.at(-1)!.id) === undefined) throw new Error('Expected a story but found none')
    return [
      {
        job: `${count(FEWER)} articles, one by one`,
        ours: ofFew.ms,
        peers: inOnePass.ms,
        unit: 'ms',
        peer: 'single pass over TF-IDF',
      },
      {
        job: `a day of ${count(ARTICLES)}, one by one`,
        ours: ofDay.ms,
        peers: (ofFew.ms * ARTICLES) / FEWER,
        unit: 'ms',
        peer: `as fast as ${count(FEWER)}`,
      },
      {
        job: 'memory more after that day',
        ours: memory,
        peers: day.reduce((sum, article) => sum + textOf(article).length, 0) / MEGABYTE,
        unit: 'MB',
        peer: 'their letters',
      },
    ]
  },
} satisfies BenchCase

const THRESHOLD = 0.18

function intoStories(articles: readonly StoryArticle[]) {
  const stream = storyStream()
  for (const article of articles) stream.add([article])
  return stream
}

function textOf({ headline, text }: StoryArticle): string {
  return `${headline} ${text}`
}

function measure<Result>(work: () => Result): { readonly ms: number; readonly result: Result } {
  const before = processorTime()
  const result = work()
  return { ms: processorTime() - before, result }
}

function count(value: number): string {
  return value.toLocaleString('en')
}
