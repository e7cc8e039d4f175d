import type { Article } from '../model/article.ts'
import type { Person } from '../model/person.ts'
import type { Race } from '../model/race.ts'
import type { Store } from '../stores/store.ts'
import { terms } from '../text/terms.ts'
import { peopleOf } from './channel-race.ts'

/** Articles read for each person and for the words of the race. */
const READ = 60

/** A race with its people and the articles about it, the newest first. */
export interface RaceNews {
  readonly race: Race
  readonly people: readonly Person[]
  readonly articles: readonly Article[]
}

/** Finds the articles about a race: those that name two who run in it, or one and a word of the race, or its place and a word. */
export async function raceNews(store: Store, race: Race): Promise<RaceNews> {
  const people = await peopleOf(race, store)
  const words = [...race.terms, race.place, race.office]
  const [byWords, ...byPerson] = await Promise.all([
    store.articles.search(terms(words.join(' ')), { limit: READ }),
    ...people.map(({ id }) => store.articles.mentioning(id, { limit: READ })),
  ])
  const found = new Map<string, { article: Article; named: number }>()
  for (const article of byWords) found.set(article.id, { article, named: 0 })
  for (const article of byPerson.flat()) {
    const before = found.get(article.id)
    found.set(article.id, { article, named: (before?.named ?? 0) + 1 })
  }
  const articles = [...found.values()]
    .filter(({ article, named }) => isAbout(article, named, race))
    .map(({ article }) => article)
    .sort((a, b) => Temporal.Instant.compare(b.publishedAt, a.publishedAt))
  return { race, people, articles }
}

function isAbout({ headline, text }: Article, named: number, { place, terms: marks }: Race): boolean {
  if (named >= 2) return true
  const words = `${headline}\n${text}`.toLowerCase()
  const stands = (phrase: string) => words.includes(phrase.toLowerCase())
  const isMarked = marks.some(stands)
  return named === 1 ? isMarked || stands(place) : isMarked && stands(place)
}
