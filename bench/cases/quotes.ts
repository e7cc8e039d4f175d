import compromise from 'compromise'
import { attribute } from '../../src/text/quotes/attribute.ts'
import { type BenchCase, timeInTurn } from '../bench-case.ts'
import { mixedArticles } from '../mixed-articles.ts'

const ARTICLES = 100
/** About what a news article has. */
const LENGTH = 5_000

/**
 * Who says what in articles, beside compromise, which finds what stands in marks and the people named, and gives no
 * quotation to a speaker. The articles are the project's own, their paragraphs in another order in each.
 */
export default {
  name: 'quotes',
  async run() {
    const articles = mixedArticles(ARTICLES, LENGTH)
    const times = await timeInTurn(
      3,
      () => articles.map(text => attribute({ text }).attributions.length),
      () =>
        articles.map(text => {
          const read = compromise(text)
          return read.quotations().length + read.people().length
        }),
    )
    return [
      {
        job: `${ARTICLES} articles of ${LENGTH.toLocaleString('en')} letters`,
        ...times,
        unit: 'ms',
        peer: 'compromise',
      },
    ]
  },
} satisfies BenchCase
