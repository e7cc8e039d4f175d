/**
 * Stories of a long stream of invented news: time of the processor for each day, and what is held at its end.
 *
 *     node --expose-gc bench/long-stream.ts <days> <articles a day> [batch]
 */
import { storyStream } from '../src/text/similarity/story-stream.ts'
import { type DayArticle, inventedDay } from '../tests/text/similarity/invented-day.ts'
import { processorTime } from './bench-case.ts'

/** Articles that an event of the invented day has at the mean. */
const EACH = 3
const [days = 30, articles = 1_000, batch = 1] = process.argv.slice(2).map(Number)
const stream = storyStream()

for (let day = 0; day < days; day++) {
  const news = newsOf(day)
  const before = processorTime()
  for (let at = 0; at < news.length; at += batch) stream.add(news.slice(at, at + batch))
  const seconds = (processorTime() - before) / 1000
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  const megabytes = ((heapUsed + arrayBuffers) / 1e6).toFixed(0)
  console.log(`day ${day + 1}: ${news.length} articles, ${seconds.toFixed(1)} s, ${megabytes} MB held`)
}

function newsOf(day: number): DayArticle[] {
  return inventedDay(Math.ceil(articles / EACH), day + 2)
    .map(each => ({ ...each, id: `${day}-${each.id}`, day: each.day + day }))
    .sort((a, b) => a.day - b.day)
}
