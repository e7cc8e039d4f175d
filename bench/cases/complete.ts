import { suggestPeople } from '../../src/bot/suggest.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { inventedNews } from '../invented-news.ts'

const PEOPLE = 100_000
const ARTICLES = 500
const RUNS = 100

/** The 25 people likeliest meant by what was typed so far, beside a walk over all names in memory. */
export default {
  name: 'completion',
  async run() {
    const store = await openSqliteStore({ file: ':memory:' })
    const news = inventedNews(3)
    const people = Array.from({ length: PEOPLE }, (_, index) => news.person(index))
    try {
      await store.people.save(people)
      for (let index = 0; index < ARTICLES; index++) {
        // Some are in the news all the time, most never.
        const spoken = Array.from({ length: 10 }, (_, at) => people[(index * at * at) % 5_000]!)
        const record = news.record(index, 1)
        const content = [{ start: 0, end: 20 }]
        const quotes = spoken.map(({ id }) => ({ kind: 'direct', content, speakerId: id, ...SAID }) as const)
        await store.articles.save({ ...record, quotes })
      }
      const lower = people.map(({ name }) => name.toLowerCase())
      const rows: BenchRow[] = []
      for (const [kind, make] of Object.entries(TYPED)) {
        const [mine, theirs] = [inTurn(people, make), inTurn(people, make)]
        const times = await timeInTurn(
          RUNS,
          () => suggestPeople(mine(), store),
          () => {
            const typed = theirs().toLowerCase()
            return lower.filter(name => name.includes(typed)).slice(0, 25)
          },
          { clock: 'processor' },
        )
        const job = `${kind}, of ${PEOPLE.toLocaleString('en')} people`
        const peer = 'includes() over an array, unranked'
        rows.push({ job, ...times, unit: 'ms', peer })
        rows.push({ job: `${job}, p95`, ...times.p95, unit: 'ms', peer })
      }
      return rows
    } finally {
      await store.close()
    }
  },
} satisfies BenchCase

const SAID = { medium: 'said', confidence: 1 } as const

const TYPED: Readonly<Record<string, (name: string) => string>> = {
  'one letter': name => name.slice(0, 1),
  'three letters': name => name.slice(0, 3),
  'the family name': name => name.split(' ').at(-1)!,
  'two words begun': name =>
    name
      .split(' ')
      .map(word => word.slice(0, 3))
      .join(' '),
  'a misspelling': name => name.slice(0, 4) + name.slice(5),
  'what begins no name': name => `${name.slice(0, 3)}qx`,
}

function inTurn(people: readonly { readonly name: string }[], make: (name: string) => string): () => string {
  let next = 0
  return () => make(people[(next++ * 997) % people.length]!.name)
}
