import type { PostedWords } from '../model/digest.ts'
import { contains } from '../model/span.ts'
import type { Store } from '../stores/store.ts'
import { findDates } from '../text/dates.ts'
import { sentences } from '../text/sentences.ts'

/** What lies further ahead is no reminder yet. */
const DAYS_AHEAD = 14
const MAX_LETTERS = 300

/** Sentences of these articles that name a day soon to come, the nearest day first, one a day. */
export async function chooseAhead(
  articleIds: readonly string[],
  {
    store,
    today,
    limit,
  }: { readonly store: Store; readonly today: Temporal.PlainDate; readonly limit: number },
): Promise<PostedWords[]> {
  if (limit === 0) return []
  const articles = await Promise.all(articleIds.map(id => store.articles.find(id)))
  const found = articles.flatMap(article => {
    if (article === undefined) return []
    const all = sentences(article.text)
    return findDates(article.text, article.publishedOn).flatMap(({ span, date, precision }) => {
      const days = today.until(date).days
      const sentence = all.find(each => contains(each, span))
      if (precision !== 'day' || days < 1 || days > DAYS_AHEAD || sentence === undefined) return []
      if (sentence.end - sentence.start > MAX_LETTERS) return []
      return [{ date, words: { articleId: article.id, revision: article.revision, spans: [sentence] } }]
    })
  })
  // One a day, and each sentence once: it may name two days.
  const known = new Set<string>()
  return found
    .sort((a, b) => Temporal.PlainDate.compare(a.date, b.date))
    .filter(({ date, words: { articleId, spans } }) => {
      const marks = [date.toString(), `${articleId} ${spans[0]!.start}`]
      const isNew = !marks.some(mark => known.has(mark))
      for (const mark of isNew ? marks : []) known.add(mark)
      return isNew
    })
    .slice(0, limit)
    .map(({ words }) => words)
}
