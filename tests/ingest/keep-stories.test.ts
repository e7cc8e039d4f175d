import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StoryKeeper, storyKeeper } from '../../src/ingest/keep-stories.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { plainRecord } from '../contracts/store/records.ts'

const NOON = Temporal.Instant.from('2024-03-05T12:00:00Z')

const CLOSED =
  'The Harlow Bridge was closed on Tuesday after inspectors found a crack in its main span. Governor Dana Whitfield said repairs would take six weeks. About 40,000 cars cross the Harlow Bridge each day.'
const TEXTS: Record<string, readonly [headline: string, text: string]> = {
  bridge0: ['Harlow Bridge closed after crack found in main span', CLOSED],
  bridge1: [
    'Crack shuts Harlow Bridge for six weeks, Whitfield says',
    'Inspectors found a crack in the main span of the Harlow Bridge, Governor Dana Whitfield said Tuesday. She expects the repairs to last six weeks. Some 40,000 cars use the bridge daily.',
  ],
  copy: ['Harlow Bridge shut', CLOSED],
  fire: [
    'Wildfire near Tolland forces 900 from homes',
    'A wildfire near Tolland forced 900 people from their homes on Tuesday night. Fire chief Marta Oyelaran said the blaze had burned 3,000 acres of dry pine forest.',
  ],
}

let store: Store
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
})
afterEach(() => store.close())

const recordOf = (id: string, hours = 0) =>
  plainRecord(id, TEXTS[id]![1], {
    headline: TEXTS[id]![0],
    publisher: `${id}.example.com`,
    publishedAt: NOON.add({ hours }),
  })

async function take(keeper: StoryKeeper, id: string, hours = 0): Promise<void> {
  const record = recordOf(id, hours)
  await store.articles.save(record)
  await keeper.assign([record.article], { at: NOON })
}

async function stories(): Promise<string[]> {
  const all = await store.stories.changed({ limit: 100 })
  return all.map(({ id, articles }) => `${id}: ${articles.map(each => each.articleId).join(' ')}`).sort()
}

test('articles on one event become one story, and copies are marked as such', async () => {
  const keeper = storyKeeper(store)
  for (const id of ['bridge0', 'fire', 'bridge1', 'copy']) await take(keeper, id)
  expect(await stories()).toEqual(['bridge0: bridge0 bridge1 copy', 'fire: fire'])
  const story = await store.stories.find('bridge0')
  expect(story?.articles.map(({ textMark }) => textMark)).toEqual(['bridge0', 'bridge1', 'bridge0'])
})

test('all at once is one after the other', async () => {
  const keeper = storyKeeper(store)
  await Promise.all(['bridge0', 'fire', 'bridge1', 'copy'].map(id => take(keeper, id)))
  expect(await stories()).toEqual([expect.stringMatching(/: bridge0 bridge1 copy$/), 'fire: fire'])
})

test('after a restart, what is stored is read again', async () => {
  await take(storyKeeper(store), 'bridge0')
  await take(storyKeeper(store), 'bridge1', 20)
  await take(storyKeeper(store), 'copy', 24 * 9)
  expect(await stories()).toEqual(['bridge0: bridge0 bridge1', 'copy: copy'])
})

test('an article that a dead process left without a story gets one', async () => {
  await store.articles.save(recordOf('bridge0'))
  await take(storyKeeper(store), 'bridge1', 1)
  const [story] = await stories()
  expect(story).toMatch(/: bridge0 bridge1$/)
})

test('an article with other words goes where they belong', async () => {
  const keeper = storyKeeper(store)
  for (const id of ['bridge0', 'fire', 'bridge1']) await take(keeper, id)
  const changed = { ...recordOf('fire'), article: { ...recordOf('copy').article, id: 'fire' } }
  await store.articles.save(changed)
  await keeper.assign([changed.article], { at: NOON.add({ hours: 1 }) })
  expect(await stories()).toEqual(['bridge0: bridge0 bridge1 fire'])
  // Its old story goes on to be found.
  expect((await store.stories.find('fire'))?.id).toBe('bridge0')
})

describe('two processes', () => {
  test('see what the other decided', async () => {
    const [one, other] = [storyKeeper(store), storyKeeper(store)]
    await take(one, 'bridge0')
    await take(other, 'fire')
    await take(one, 'bridge1')
    await take(other, 'copy')
    expect(await stories()).toEqual(['bridge0: bridge0 bridge1 copy', 'fire: fire'])
  })

  test('agree when both decide at the same time', async () => {
    const keepers = [storyKeeper(store), storyKeeper(store), storyKeeper(store)]
    await Promise.all(['bridge0', 'bridge1', 'copy', 'fire'].map((id, at) => take(keepers[at % 3]!, id)))
    expect(await stories()).toEqual([expect.stringMatching(/: bridge0 bridge1 copy$/), 'fire: fire'])
  })
})

test('a failure of the store is told, and the next article is taken all the same', async () => {
  let broken = true
  const failing: Store = {
    ...store,
    stories: {
      ...store.stories,
      assign: async (changes, options) => {
        if (broken) throw new Error('disk full')
        return store.stories.assign(changes, options)
      },
    },
  }
  const keeper = storyKeeper(failing)
  await expect(take(keeper, 'bridge0')).rejects.toThrow('disk full')
  broken = false
  await take(keeper, 'bridge1')
  expect(await stories()).toEqual([expect.stringMatching(/: bridge0 bridge1$/)])
})
