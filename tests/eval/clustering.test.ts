import { expect, test } from 'vitest'
import clustering from '../../src/eval/clustering.ts'
import { jobFolder, withPoisonedGold } from './job-folder.ts'
import { TOWN_NEWS } from './town-news.ts'

interface Prediction {
  readonly id: string
  readonly cluster: string
}

const folder = jobFolder()
const rowsOf = (set: string, date?: string) =>
  TOWN_NEWS.map(article => ({
    ...article,
    id: `${set}/${article.id}`,
    set,
    stream: set,
    date: date ?? article.date,
  }))
const run = async (rows: readonly object[]) =>
  (await Array.fromAsync(clustering.run(rows, {}))) as Prediction[]

/** The ids of each cluster, in a fixed order. */
function clustersOf(predictions: readonly Prediction[]): string[] {
  return [...Map.groupBy(predictions, ({ cluster }) => cluster).values()]
    .map(members => members.map(({ id }) => id.split('/')[1]).join(' '))
    .sort()
}
const EXPECTED = ['bridge-a bridge-b', 'quilts', 'senate-a senate-b']

test('one line a row, in order; two outlets on one event share a cluster', async () => {
  const rows = rowsOf('one')
  const predictions = await run(rows)
  expect(predictions.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
  expect(clustersOf(predictions)).toEqual(EXPECTED)
})

test('a date may be a year alone', async () => {
  expect(clustersOf(await run(rowsOf('one', '2019')))).toEqual(EXPECTED)
})

test('news of the next day goes on with the story', async () => {
  const [first, second] = rowsOf('one')
  const later = { ...second!, text: first!.text, date: '2019-11-06' }
  expect(clustersOf(await run([first!, later]))).toEqual(['bridge-a bridge-b'])
})

test('the same news weeks apart is another story', async () => {
  const late = rowsOf('one', '2019-12-20').map(row => ({ ...row, id: `late/late-${row.id.split('/')[1]}` }))
  const clusters = clustersOf(await run([...rowsOf('one'), ...late]))
  expect(clusters).toHaveLength(2 * EXPECTED.length)
  expect(clusters).toEqual(expect.arrayContaining(EXPECTED))
})

test('sets never share a cluster, even with the same words on the same day', async () => {
  const predictions = await run([...rowsOf('one'), ...rowsOf('two')])
  const setsOf = Map.groupBy(predictions, ({ cluster }) => cluster)
  for (const [cluster, members] of setsOf) {
    expect(new Set(members.map(({ id }) => id.split('/')[0])).size, cluster).toBe(1)
  }
  expect(setsOf.size).toBe(2 * EXPECTED.length)
})

test('what comes in a later batch joins the story told in an earlier one', async () => {
  const [first, ...rest] = rowsOf('one', '2019-11-05')
  const background = Array.from({ length: 250 }, (_, at) => ({
    ...first!,
    id: `one/background${at}`,
    title: `Notice ${at}`,
    text: `word${at}a word${at}b word${at}c word${at}d word${at}e word${at}f`,
  }))
  const predictions = await run([first!, ...background, ...rest])
  expect(predictions).toHaveLength(255)
  expect(clustersOf(predictions).filter(ids => !ids.startsWith('background'))).toEqual(EXPECTED)
})

test('a compressed file with --set gives one set', async () => {
  const input = await folder.put('rows.jsonl.gz', [...rowsOf('one'), ...rowsOf('two')])
  const predictions = (await folder.predictions('clustering', input, { set: 'two' })) as Prediction[]
  expect(predictions.map(({ id }) => id.split('/')[0])).toEqual(TOWN_NEWS.map(() => 'two'))
  expect(clustersOf(predictions)).toEqual(EXPECTED)
})

test('gold fields are never read', async () => {
  const rows = rowsOf('one')
  expect(await run(rows.map(row => withPoisonedGold(row, ['cluster'])))).toEqual(await run(rows))
})
