import { canonicalUrl } from '../ingest/canonical-url.ts'
import type { Article } from '../model/article.ts'
import type { Store } from '../stores/store.ts'
import { rank } from '../text/rank/rank.ts'
import { termCodes } from '../text/term-codes.ts'
import { terms } from '../text/terms.ts'
import { findPerson } from './find-person.ts'

const CANDIDATES = 50

export interface ArticleOptions {
  readonly today: Temporal.PlainDate
  /** Words mean articles of this space's feeds, and such as no feed brought; whoever names one by link or id knows it. */
  readonly spaceId?: string
}

/**
 * Finds the article that typed words mean: `latest`, a link, a part of a headline, a person in the news, or, as buttons
 * say it, `#` and an id. Undefined when no stored article shares a word with them.
 */
export async function findArticle(
  store: Store,
  typed: string,
  { today, spaceId }: ArticleOptions,
): Promise<Article | undefined> {
  if (isLatest(typed)) return (await latestSeen(store, { spaceId, limit: 1 }))[0]
  if (typed.startsWith('#')) return store.articles.find(typed.slice(1))
  const url = canonicalUrl(typed)
  if (url !== undefined) return store.articles.findByUrl(url)

  const found = await findPerson(store, typed, today)
  if (found.kind === 'one') {
    const naming = await store.articles.mentioning(found.person.id, {
      limit: spaceId === undefined ? 1 : CANDIDATES,
    })
    const [article] = await seenIn(store, naming, spaceId)
    if (article !== undefined) return article
  }
  const wanted = terms(typed)
  const articles = await seenIn(store, await store.articles.search(wanted, { limit: CANDIDATES }), spaceId)
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

/** The articles that a space sees, in their order; all where none is asked for. */
export async function seenIn(
  store: Store,
  articles: readonly Article[],
  spaceId: string | undefined,
): Promise<readonly Article[]> {
  if (spaceId === undefined) return articles
  const seen = await store.feeds.seenBy(
    spaceId,
    articles.map(({ id }) => id),
  )
  return articles.filter(({ id }) => seen.has(id))
}

/** The newest articles that a space sees: others' feeds may have brought many since. */
export async function latestSeen(
  store: Store,
  { spaceId, limit }: { readonly spaceId: string | undefined; readonly limit: number },
): Promise<readonly Article[]> {
  const found: Article[] = []
  let after: string | undefined
  while (found.length < limit) {
    const page = await store.articles.latest({
      limit: spaceId === undefined ? limit : PAGE,
      ...(after !== undefined && { after }),
    })
    found.push(...(await seenIn(store, page, spaceId)))
    after = page.at(-1)?.id
    if (page.length < PAGE) break
  }
  return found.slice(0, limit)
}

const PAGE = 100

/** Whether the words ask for whatever came last. */
export function isLatest(typed: string): boolean {
  return /^(?:the )?(?:latest|newest|last)$/iu.test(typed)
}
