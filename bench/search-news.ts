import type { ArticleRecord } from '../src/stores/store.ts'
import { inventedNews } from './invented-news.ts'

export const ARTICLES = 5_000
const PASSAGES_EACH = 20
/** Whose name stands in every passage. */
export const EVERYWHERE = 'Zedekiah'

/** The articles that search is measured on, from one number to another; the same in every process. */
export function* searchNews(from = 0, to = ARTICLES): Generator<ArticleRecord> {
  const news = inventedNews(1 + from)
  for (let number = from; number < to; number++) {
    const { article, passages, ...record } = news.record(number, PASSAGES_EACH)
    const lines = passages.map(({ start, end }) => `${EVERYWHERE} ${article.text.slice(start, end)}`)
    let end = -1
    yield {
      ...record,
      article: { ...article, text: lines.join('\n') },
      passages: lines.map(line => {
        const start = end + 1
        end = start + line.length
        return { start, end }
      }),
    }
  }
}

/** Its passages as other engines take them. */
export function searchEntries(): { readonly id: number; readonly text: string }[] {
  const texts = Array.from(searchNews()).flatMap(({ article, passages }) =>
    passages.map(({ start, end }) => article.text.slice(start, end)),
  )
  return texts.map((text, id) => ({ id, text }))
}
