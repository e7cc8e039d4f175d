import type { Person } from '../model/person.ts'
import type { SentencesBlock } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'
import { findIntroduction } from '../text/people/introduction.ts'
import { cite } from './citation.ts'
import { clarifiedSentences } from './clarified.ts'
import { namesOf } from './person-words.ts'

/** Articles looked through for a sentence that says who somebody is. */
const READ = 60
const SHOWN = 2

/** What articles say that somebody is: their plainest sentences, each of another publisher, of equal ones the newest. */
export async function introductions(person: Person, store: Store): Promise<SentencesBlock[]> {
  const names = namesOf(person).filter(name => name.includes(' '))
  const articles = await store.articles.mentioning(person.id, { limit: READ })
  const found = articles
    .flatMap(article => {
      const introduction = findIntroduction(article.text, names)
      return introduction === undefined ? [] : [{ article, ...introduction }]
    })
    .sort((a, b) => b.score - a.score)
  const byPublisher = Map.groupBy(found, ({ article }) => article.publisher)
  return [...byPublisher.values()].slice(0, SHOWN).map(([best]) => {
    const { article, sentence, emphasis } = best!
    return {
      kind: 'sentences',
      sentences: clarifiedSentences(article, [{ span: sentence, emphasis: [emphasis] }]),
      citation: cite(article, sentence),
    }
  })
}
