import type { Records } from '../../../bot/records/records.ts'
import type { Article } from '../../../model/article.ts'
import { isPersonal } from '../../../model/place.ts'
import type { Visitor } from '../visitor.ts'

/** Whether whoever reads may have the words of an article in full; else they get an excerpt. */
export type HasFullText = (article: Pick<Article, 'id'>) => boolean

/**
 * What somebody may read in full: whoever runs the bot everything; whoever administrates a guild or a workspace what its
 * feeds brought, and what no feed did; nobody else anything. A space of one's own gives no right: anybody has one.
 *
 * @param articles about which it can be asked then
 */
export async function fullTextsFor(
  { isOperator, isTrusted, asker }: Pick<Visitor, 'isOperator' | 'isTrusted' | 'asker'>,
  records: Records,
  articles: readonly Pick<Article, 'id'>[],
): Promise<HasFullText> {
  if (isOperator) return () => true
  const { spaceId } = asker.place
  if (!isTrusted || isPersonal(spaceId)) return () => false
  const owned = await records.ownedBy(
    spaceId,
    articles.map(({ id }) => id),
  )
  return ({ id }) => owned.has(id)
}
