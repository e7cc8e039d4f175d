import { IN_MARKS } from '../../model/quote.ts'
import type { DayCount, PersonStore } from '../store.ts'
import type { Database } from './schema.ts'

/** Counts from the rows of mentions and quotes; see {@link PersonStore.countsByDay}. */
export async function countByDay(
  db: Database,
  personIds: readonly string[],
  { since, until }: Parameters<PersonStore['countsByDay']>[1],
): Promise<DayCount[]> {
  if (personIds.length === 0) return []
  const [from, to] = [since?.toString() ?? '', until?.toString() ?? '9999-12-31']
  const named = await db
    .selectFrom('mentions')
    .innerJoin('articles', 'articles.key', 'mentions.article_key')
    .select(['mentions.person_id as person', 'published_on as day'])
    .select(select => select.fn.countAll<number>().as('count'))
    .where('mentions.person_id', 'in', personIds)
    .where('articles.newest', '=', 1)
    .where('published_on', '>=', from)
    .where('published_on', '<=', to)
    .groupBy(['mentions.person_id', 'published_on'])
    .execute()
  const quoted = await db
    .selectFrom('quotes')
    .innerJoin('articles', 'articles.key', 'quotes.article_key')
    .select(['speaker_id as person', 'published_on as day'])
    .select(select => select.fn.countAll<number>().as('count'))
    .where('speaker_id', 'in', personIds)
    .where('quotes.newest', '=', 1)
    .where('kind', 'in', IN_MARKS)
    .where('published_on', '>=', from)
    .where('published_on', '<=', to)
    .groupBy(['speaker_id', 'published_on'])
    .execute()
  const days = new Map<string, { person: string; day: string; articles: number; quotations: number }>()
  const at = (person: string, day: string) => {
    const key = `${day} ${person}`
    const count = days.get(key) ?? { person, day, articles: 0, quotations: 0 }
    days.set(key, count)
    return count
  }
  for (const { person, day, count } of named) at(person, day).articles = Number(count)
  for (const { person, day, count } of quoted) at(person!, day).quotations = Number(count)
  return [...days.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { person, day, ...counts }]) => ({
      personId: person,
      day: Temporal.PlainDate.from(day),
      ...counts,
    }))
}
