import type { PersonTally, Store } from '../../stores/store.ts'
import { raceNews } from '../race-news.ts'
import { readArticle } from './article-record.ts'
import { readPerson } from './person-record.ts'
import { readQuote } from './quote-record.ts'
import type { Paged, Records } from './records.ts'

/** So many names may be like one that is typed; those further down are not. */
const ALIKE = 200

/** Reads records from a store. */
export function createRecords(store: Store): Records {
  return {
    article: (id, { revision } = {}) => readArticle(store, id, revision),
    articles: async ({ limit, after }) =>
      paged(await store.articles.latest({ limit: limit + 1, ...given({ after }) }), limit, ({ id }) => id),
    quote: id => readQuote(store, id),
    quotes: async (filter, { limit, after }) =>
      paged(
        await store.quotes.find({ ...filter, limit: limit + 1, ...given({ after }) }),
        limit,
        ({ quote }) => quote.id,
      ),
    person: id => readPerson(store, id),
    async people({ name }, { limit, after }) {
      const idOf = ({ person }: PersonTally) => person.id
      if (name === undefined)
        return paged(await store.people.mostQuoted({ limit: limit + 1, after }), limit, idOf)
      const alike = await store.people.search(name, { limit: ALIKE })
      const from = after === undefined ? 0 : alike.findIndex(each => idOf(each) === after) + 1
      // Behind somebody who is not there is nobody.
      return paged(after !== undefined && from === 0 ? [] : alike.slice(from), limit, idOf)
    },
    races: spaceId => store.races.list(spaceId),
    async race(id, spaceId) {
      const race = await store.races.find(id, spaceId)
      return race && raceNews(store, race)
    },
    ownedBy: (spaceId, articleIds) => store.feeds.ownedBy(spaceId, articleIds),
  }
}

/** One more was read than is shown, to know whether there is more. */
function paged<Item>(read: readonly Item[], limit: number, keyOf: (item: Item) => string): Paged<Item> {
  const items = read.slice(0, limit)
  const last = items.at(-1)
  return read.length > limit && last !== undefined ? { items, next: keyOf(last) } : { items }
}

function given({ after }: { readonly after: string | undefined }): { readonly after?: string } {
  return after === undefined ? {} : { after }
}
