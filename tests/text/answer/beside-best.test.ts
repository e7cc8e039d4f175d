import { describe, expect, test } from 'vitest'
import { besideBest } from '../../../src/text/answer/beside-best.ts'
import { sentences } from '../../../src/text/sentences.ts'

const museum = 'The museum has a new director. Dana Whitlow comes from Tolland.\n\nShe begins in May.'
const long = `The museum has a new director${', after many years of looking for one'.repeat(12)}. Dana Whitlow comes from Tolland.`

/** The sentences of articles in the order of their scores, as they would be ranked. */
function find(articles: readonly string[], scores: readonly (readonly number[])[]): string | undefined {
  const passages = articles.map((text, index) => ({
    articleId: `a${index}`,
    headline: '',
    text,
    span: { start: 0, end: text.length },
  }))
  const ranked = passages
    .flatMap(({ articleId, text }, candidate) =>
      sentences(text).map(({ start, end }, index) => ({
        candidate,
        articleId,
        span: { start, end },
        features: {},
        answering: [],
        shared: [],
        score: scores[candidate]![index]!,
      })),
    )
    .sort((a, b) => b.score - a.score)
  const found = besideBest(ranked, passages)
  return found && articles[found.candidate]!.slice(found.span.start, found.span.end)
}

describe('what completes the best sentence', () => {
  const cases: readonly {
    readonly what: string
    readonly articles: readonly string[]
    readonly scores: readonly (readonly number[])[]
    readonly found: string | undefined
  }[] = [
    {
      what: 'a neighbour that is nearly as likely',
      articles: [museum],
      scores: [[5, 4, -1]],
      found: 'Dana Whitlow comes from Tolland.',
    },
    {
      what: 'the one before as well as the one behind',
      articles: [museum],
      scores: [[4, 5, -1]],
      found: 'The museum has a new director.',
    },
    {
      what: 'the likelier of two',
      articles: [museum],
      scores: [[3.2, 5, 4]],
      found: 'She begins in May.',
    },
    { what: 'none that is far less likely', articles: [museum], scores: [[5, 2, 1]], found: undefined },
    { what: 'none with another between', articles: [museum], scores: [[5, 1, 4.5]], found: undefined },
    {
      what: 'none of another article',
      articles: [museum, 'The tower stands in Tolland.'],
      scores: [[5, 1, 0], [4.9]],
      found: undefined,
    },
    { what: 'none that makes it a long passage', articles: [long], scores: [[5, 4.9]], found: undefined },
    { what: 'nothing where nothing is found', articles: [], scores: [], found: undefined },
  ]
  for (const { what, articles, scores, found } of cases) {
    test(what, () => expect(find(articles, scores)).toBe(found))
  }
})
