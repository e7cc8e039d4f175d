import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ingestSeeds } from '../../src/ingest/ingest-seeds.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'

const SEEDS = join(import.meta.dirname, '../../seeds')

test('the seeds go into a new database, and a second start leaves it alone', async () => {
  const store = await openSqliteStore({ file: ':memory:' })
  await ingestSeeds(SEEDS, { store, now: Temporal.Now.instant() })
  const [article] = await store.articles.latest({ limit: 1 })
  expect(article).toMatchObject({
    headline: "Trump says he won't campaign against Sessions in Senate run",
    canonicalUrl: 'https://www.politico.com/',
    publisher: 'politico.com',
    publishedOn: Temporal.PlainDate.from('2019-11-08'),
  })
  expect(article?.text).toMatch(/^President Donald Trump said Friday/)
  expect(article?.text).toMatch(/“embarrassment” to Alabama\.$/)
  expect((await store.people.named('Jefferson B. Sessions')).map(({ id }) => id)).toEqual(['jeff-sessions'])

  const race = await store.races.find('alabama-senate-2020', 'local')
  expect(race).toMatchObject({ place: 'Alabama', electionOn: Temporal.PlainDate.from('2020-11-03') })
  expect(race!.personIds).toEqual(expect.arrayContaining(['jeff-sessions', 'tommy-tuberville', 'doug-jones']))
  for (const id of race!.personIds) expect(await store.people.find(id), id).toBeDefined()

  const counts = async () => [
    await store.articles.count(),
    await store.people.count(),
    await store.quotes.count({}),
  ]
  const before = await counts()
  await ingestSeeds('/no/such/folder', { store, now: Temporal.Now.instant() })
  expect(await counts()).toEqual(before)
  await store.close()
})

test('a seeds folder that cannot be read is our mistake, and said', async () => {
  const store = await openSqliteStore({ file: ':memory:' })
  await expect(ingestSeeds('/no/such/folder', { store, now: Temporal.Now.instant() })).rejects.toThrow(
    /no\/such\/folder/,
  )
  await store.close()
})

test('a seed that cannot be read is named with its reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hustings-seeds-'))
  const broken = join(folder, 'articles/vote.jsonl')
  await mkdir(join(folder, 'people'))
  await mkdir(join(folder, 'races'))
  await mkdir(join(folder, 'articles'))
  await writeFile(broken, '{"url":')
  const store = await openSqliteStore({ file: ':memory:' })
  await expect(ingestSeeds(folder, { store, now: Temporal.Now.instant() })).rejects.toThrow(
    `Expected every seed to be readable but found: ${broken}: `,
  )
  await store.close()
  await rm(folder, { recursive: true })
})
