import { canonicalUrl } from '../ingest/canonical-url.ts'
import type { Article } from '../model/article.ts'
import type { Store } from '../stores/store.ts'
import { rank } from '../text/rank/rank.ts'
import { termCodes } from '../text/term-codes.ts'
import { terms } from '../text/terms.ts'
import { findPerson } from './find-person.ts'

const CANDIDATES = 50

/**
 * Finds the article that typed words mean: `latest`, a link, a part of a headline, a person in the news, or, as buttons
 * say it, `#` and an id. Undefined when no stored article shares a word with them.
 */
export async function findArticle(
  store: Store,
  typed: string,
  today: Temporal.PlainDate,
): Promise<Article | undefined> {
  if (isLatest(typed)) return (await store.articles.latest({ limit: 1 }))[0]
  if (typed.startsWith('#')) return store.articles.find(typed.slice(1))
  const url = canonicalUrl(typed)
  if (url !== undefined) return store.articles.findByUrl(url)

  const found = await findPerson(store, typed, today)
  if (found.kind === 'one') {
    const [article] = await store.articles.mentioning(found.person.id, { limit: 1 })
    if (article !== undefined) return article
  }
  const wanted = terms(typed)
  const articles = await store.articles.search(wanted, { limit: CANDIDATES })
  const statistics = await store.passages.statistics(wanted)
  const candidates = articles.map(({ headline, text, publisher, publishedOn }, index) => ({
    index,
    headlineTerms: termCodes(headline),
    textTerms: termCodes(text),
    publisher,
    publishedOn,
  }))
  const ranked = rank(typed, candidates, { statistics, today })
  const asked = termCodes(typed)
  // A part of a headline means that headline, whatever else the texts say of it.
  const best =
    ranked.find(({ candidate }) => asked.every(code => candidate.headlineTerms.includes(code))) ?? ranked[0]
  return best && articles[best.candidate.index]
}

/** Whether the words ask for whatever came last. */
export function isLatest(typed: string): boolean {
  return /^(?:the )?(?:latest|newest|last)$/iu.test(typed)
}
