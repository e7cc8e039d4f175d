import { beforeAll, describe, expect, test } from 'vitest'
import retrieval from '../../src/eval/retrieval.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'
import { TOWN_NEWS } from './town-news.ts'

interface Ranking {
  readonly qid: string
  readonly ranking: readonly { readonly id: string; readonly score: number }[]
}
interface Passages {
  readonly qid: string
  readonly passages: readonly { readonly doc: string; readonly text: string }[]
}

const folder = jobFolder()
const dated = jobFolder()
const undated = { id: 'undated', date: null, title: null, text: 'A ferry crosses the river at Milbrook.' }
beforeAll(async () => {
  await folder.put('corpus.town.jsonl.gz', [...TOWN_NEWS, undated])
  await folder.put('corpus.rtqa.test.jsonl.gz', TOWN_NEWS)
  await folder.put(
    'corpus.many.dev.jsonl.gz',
    Array.from({ length: 120 }, (_, at) => ({ id: `vote${at}`, text: `Vote ${at} was on the ferry.` })),
  )
})

const ask = (qid: string, query: string, set = 'town') => ({ qid, set, query })
const run = (rows: readonly object[]) => Array.fromAsync(retrieval.run(rows, { corpus: folder.path() }))
const idsOf = ({ ranking }: Ranking) => ranking.map(({ id }) => id)

describe('articles', () => {
  const cases = [
    { query: 'Crack closes Harlow Bridge', first: ['bridge-a', 'bridge-b'] },
    { query: 'Alan Pruitt to challenge Ruth Calder for the Senate', first: ['senate-a', 'senate-b'] },
    { query: 'old quilts in the museum', first: ['quilts'] },
    { query: 'Milbrook ferry', first: ['undated'] },
  ]
  for (const { query, first } of cases) {
    test(query, async () => {
      const [found] = (await run([ask('q', query)])) as Ranking[]
      expect(idsOf(found!).slice(0, first.length).sort(), query).toEqual(first)
      const scores = found!.ranking.map(({ score }) => score)
      expect(scores, query).toEqual(scores.toSorted((a, b) => b - a))
      expect(new Set(idsOf(found!)).size, query).toBe(found!.ranking.length)
    })
  }

  test('a query that nothing matches gets a line too', async () => {
    expect(await run([ask('q', 'zeppelin'), ask('r', '')])).toEqual([
      { qid: 'q', ranking: [] },
      { qid: 'r', ranking: [] },
    ])
  })

  test('a hundred are listed, no more', async () => {
    const [found] = (await run([ask('q', 'vote on the ferry', 'many')])) as Ranking[]
    expect(new Set(idsOf(found!)).size).toBe(100)
  })
})

describe('passages', () => {
  test('each is verbatim in its document, the one asked for first', async () => {
    const [found] = (await run([ask('q', 'Who feared for their trade?', 'rtqa')])) as Passages[]
    expect(found!.passages[0]!.doc).toBe('bridge-a')
    expect(found!.passages[0]!.text).toContain('feared for their trade')
    for (const { doc, text } of found!.passages) {
      const document = TOWN_NEWS.find(({ id }) => id === doc)!
      expect(document.text, doc).toContain(text)
      expect(text.length, doc).toBeLessThanOrEqual(1400)
    }
  })

  test('of the same words, those near the day of the query come first', async () => {
    const text = 'The county council met on the budget of the ferry.'
    const rows = ['2019-11-10', '2019-06-10', '2019-01-10'].map(date => ({ id: date, date, text }))
    await dated.put('corpus.rtqa.jsonl.gz', rows)
    const query = ask('q', 'What did the county council meet on?', 'rtqa')
    const first = async (date?: string) => {
      const [found] = await Array.fromAsync(
        retrieval.run([date ? { ...query, date } : query], { corpus: dated.path() }),
      )
      return (found as Passages).passages[0]!.doc
    }
    expect(await first('2019-11-12T09:00:00Z')).toBe('2019-11-10')
    expect(await first()).not.toBe('2019-11-10')
  })
})

test('sets have their own corpus each, and --set takes the queries of one', async () => {
  const input = await folder.put('queries.jsonl.gz', [
    ask('a', 'vote on the ferry', 'many'),
    ask('b', 'ferry'),
    ask('c', 'quilts', 'many'),
  ])
  const corpus = folder.path()
  const all = (await folder.predictions('retrieval', input, { corpus })) as Ranking[]
  expect(all.map(({ qid, ranking }) => [qid, ranking.length])).toEqual([
    ['a', 100],
    ['c', 0],
    ['b', 1],
  ])
  const one = (await folder.predictions('retrieval', input, { corpus, set: 'town' })) as Ranking[]
  expect(one).toEqual(all.slice(2))
})

test('gold fields of a query are never read', async () => {
  const query = ask('q', 'Crack closes Harlow Bridge')
  const gold = withPoisonedGold(query, ['relevant', 'match', 'strings', 'political', 'type'])
  expect(await run([gold])).toEqual(await run([query]))
})

test('a set without a corpus is told to the user', async () => {
  const error: unknown = await run([ask('q', 'ferry', 'lost')]).catch((thrown: unknown) => thrown)
  expect(error).toMatchObject({
    code: 'no-such-file',
    message: `There is no corpus.lost.jsonl.gz in ${folder.path()}. Name its directory with --corpus.`,
  })
})
