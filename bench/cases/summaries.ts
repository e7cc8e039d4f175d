import { sentences } from '../../src/text/sentences.ts'
import { summarize, summarizeStory } from '../../src/text/summary/summarize.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { lexRank } from '../lexrank.ts'
import { mixedArticles } from '../mixed-articles.ts'

const ARTICLES = 300
/** About what a news article has. */
const LENGTH = 5_000
const REPORTS = 3
const TAKEN = 3

/** Summaries of three sentences of single articles and of stories, beside LexRank, by time of the processor. */
export default {
  name: 'summaries',
  async run() {
    const articles = mixedArticles(ARTICLES, LENGTH).map(text => ({ text }))
    const stories = Array.from({ length: ARTICLES / REPORTS }, (_, at) =>
      articles.slice(at * REPORTS, (at + 1) * REPORTS),
    )
    return [
      await perSecond(
        `articles of ${LENGTH.toLocaleString('en')} letters`,
        articles,
        article => summarize(article, { length: 'brief' }),
        article => lexRank(sentencesOf(article), TAKEN),
      ),
      await perSecond(
        `stories of ${REPORTS} such articles`,
        stories,
        story => summarizeStory(story, { length: 'brief' }),
        story => lexRank(story.flatMap(sentencesOf), TAKEN),
      ),
    ]
  },
} satisfies BenchCase

async function perSecond<Item>(
  job: string,
  items: readonly Item[],
  ...ways: readonly [ours: (item: Item) => unknown, peers: (item: Item) => unknown]
): Promise<BenchRow> {
  const [ours, peers] = ways
  const times = await timeInTurn(
    3,
    () => items.map(ours),
    () => items.map(peers),
    { clock: 'processor' },
  )
  const rate = (ms: number) => (items.length * 1000) / ms
  return { job, ours: rate(times.ours), peers: rate(times.peers), unit: 'per second', peer: 'LexRank' }
}

function sentencesOf({ text }: { readonly text: string }): string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end))
}
