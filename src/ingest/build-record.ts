import type { Article } from '../model/article.ts'
import type { Person } from '../model/person.ts'
import type { ArticleRecord, Store } from '../stores/store.ts'
import type { ReadText } from './engine/jobs.ts'
import { resolvePerson } from './resolve-person.ts'

/**
 * All that is to be known of an article: who says what in it, who is named and how often, its passages.
 *
 * @param options.read what the text engine found in its text
 * @param options.people who is known already
 */
export async function buildRecord(
  article: Omit<Article, 'revision'>,
  { read, people: stored }: { readonly read: ReadText; readonly people: Store['people'] },
): Promise<ArticleRecord> {
  const { attributions, people, passages } = read
  const found = new Map<string, { person: Person; count: number }>()
  const idOf = new Map<string, string>()
  for (const { mentions, ...named } of people) {
    const person = await resolvePerson(named, { people: stored, on: article.publishedOn })
    const { count } = found.get(person.id) ?? { count: 0 }
    found.set(person.id, { person, count: count + mentions.length })
    idOf.set(named.name, person.id)
  }
  return {
    article,
    quotes: attributions.map(quote => {
      const speakerId = idOf.get(quote.speaker ?? '')
      return speakerId === undefined ? quote : { ...quote, speakerId }
    }),
    passages,
    people: Array.from(found.values(), ({ person }) => person),
    mentions: Array.from(found, ([personId, { count }]) => ({ personId, count })),
  }
}
