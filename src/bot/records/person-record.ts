import type { Person } from '../../model/person.ts'
import { IN_MARKS } from '../../model/quote.ts'
import type { FoundQuote, Store } from '../../stores/store.ts'
import { naming } from '../events.ts'
import { findTopics } from '../find-topics.ts'
import { namesOf } from '../person-words.ts'
import type { PersonRecord } from './records.ts'

/** The newest quotations that topics are told from. */
const TOPICS_FROM = 100
const TOPICS = 8
/** The newest articles that name somebody, in which others are looked for who speak of them. */
const READ = 40
const SAID_OF_THEM = 10

/** Somebody of the directory: how often they are quoted and named, when and of what they speak, and who speaks of them. */
export async function readPerson(store: Store, id: string): Promise<PersonRecord | undefined> {
  const tally = await store.people.tally(id)
  if (tally === undefined) return undefined
  const [months, newest, saidOfThem] = await Promise.all([
    store.quotes.perMonth(id),
    store.quotes.find({ speakerId: id, kinds: IN_MARKS, limit: TOPICS_FROM }),
    othersOn(store, tally.person),
  ])
  return { ...tally, months, topics: await findTopics(store, newest, { limit: TOPICS }), saidOfThem }
}

/** Quotations of others whose own words name them. */
async function othersOn(store: Store, person: Person): Promise<FoundQuote[]> {
  const articles = await store.articles.mentioning(person.id, { limit: READ })
  const quotes = await store.quotes.find({ articleIds: articles.map(({ id }) => id), kinds: IN_MARKS })
  const isNaming = naming(namesOf(person))
  return quotes
    .filter(({ quote, article }) => {
      const words = quote.content.map(span => article.text.slice(span.start, span.end)).join(' ')
      return quote.speakerId !== undefined && quote.speakerId !== person.id && isNaming(words)
    })
    .slice(0, SAID_OF_THEM)
}
