import { expect, test } from 'vitest'
import type { Store, StoryMembership } from '../../../src/stores/store.ts'
import { articleRecord, type OpenStore, plainRecord, withStore } from './records.ts'

const NOON = Temporal.Instant.from('2024-03-05T12:00:00Z')
const later = (hours: number) => NOON.add({ hours })

const member = (articleId: string, storyId: string, textMark = articleId): StoryMembership => ({
  articleId,
  storyId,
  textMark,
})

/** Four articles, an hour apart, as they stand without stories. */
async function saveArticles(store: Store): Promise<void> {
  const texts = {
    vote: 'The council votes on the harbour levy.',
    tally: 'The harbour levy passed by one vote.',
    flood: 'The river stood high at Milbrook.',
    storm: 'A storm tore roofs from barns.',
  }
  for (const [at, [id, text]] of Object.entries(texts).entries()) {
    await store.articles.save(
      plainRecord(id, text, {
        publisher: `${id}.example.com`,
        publishedAt: later(at),
        headline: `${id} news`,
      }),
    )
  }
}

/** Writes members down as one decision, on the newest version. */
async function assign(store: Store, members: readonly StoryMembership[], at = NOON): Promise<number> {
  const version = await store.stories.assign(
    { members, merged: [] },
    { after: await store.stories.version(), at },
  )
  return version!
}

const shapeOf = (story: Awaited<ReturnType<Store['stories']['find']>>) =>
  story && { id: story.id, articles: story.articles.map(each => each.articleId) }

export function storiesContract(open: OpenStore): void {
  const withArticles = (run: (store: Store) => Promise<void>) =>
    withStore(open, async store => {
      await saveArticles(store)
      await run(store)
    })

  test('a story comes back with its articles, the first published first', () =>
    withArticles(async store => {
      await assign(store, [member('tally', 's', 'vote'), member('vote', 's')], later(9))
      expect(await store.stories.find('s')).toEqual({
        id: 's',
        changedAt: later(9),
        articles: [
          {
            articleId: 'vote',
            headline: 'vote news',
            publisher: 'vote.example.com',
            publishedAt: NOON,
            publishedOn: Temporal.PlainDate.from('2024-03-05'),
            textMark: 'vote',
          },
          {
            articleId: 'tally',
            headline: 'tally news',
            publisher: 'tally.example.com',
            publishedAt: later(1),
            publishedOn: Temporal.PlainDate.from('2024-03-05'),
            textMark: 'vote',
          },
        ],
      })
      expect(await store.stories.find('nobody')).toBeUndefined()
    }))

  test('the story of an article; none for one that has none', () =>
    withArticles(async store => {
      await assign(store, [member('vote', 's'), member('flood', 'f')])
      const found = await store.stories.ofArticles(['vote', 'storm', 'flood', 'unknown'])
      expect([...found].map(([id, story]) => `${id} ${story.id}`).sort()).toEqual(['flood f', 'vote s'])
      expect((await store.stories.ofArticles([])).size).toBe(0)
    }))

  test('a changed article shows its newest headline', () =>
    withArticles(async store => {
      await assign(store, [member('vote', 's')])
      await store.articles.save(
        plainRecord('vote', 'The vote is put off.', { headline: 'Levy vote put off' }),
      )
      expect((await store.stories.find('s'))?.articles.map(each => each.headline)).toEqual([
        'Levy vote put off',
      ])
    }))

  test('a story that another took up is found by its old id, with what was not at hand too', () =>
    withArticles(async store => {
      await assign(store, [member('vote', 's'), member('flood', 'f'), member('storm', 'f')])
      const version = await store.stories.version()
      await store.stories.assign(
        { members: [member('flood', 's')], merged: [{ from: 'f', into: 's' }] },
        { after: version, at: later(5) },
      )
      const whole = { id: 's', articles: ['vote', 'flood', 'storm'] }
      expect(shapeOf(await store.stories.find('f'))).toEqual(whole)
      expect(shapeOf(await store.stories.find('s'))).toEqual(whole)

      await store.stories.assign(
        { members: [member('tally', 't')], merged: [{ from: 's', into: 't' }] },
        { after: await store.stories.version(), at: later(6) },
      )
      expect(shapeOf(await store.stories.find('f'))).toEqual({
        id: 't',
        articles: ['vote', 'tally', 'flood', 'storm'],
      })
      expect((await store.stories.changed({ limit: 9 })).map(({ id }) => id)).toEqual(['t'])
    }))

  test('a story that stands on its own again is found by its id', () =>
    withArticles(async store => {
      await assign(store, [member('vote', 's'), member('flood', 'f')])
      await store.stories.assign(
        { members: [member('flood', 's')], merged: [{ from: 'f', into: 's' }] },
        { after: await store.stories.version(), at: NOON },
      )
      await assign(store, [member('flood', 'f')], later(2))
      expect(shapeOf(await store.stories.find('f'))).toEqual({ id: 'f', articles: ['flood'] })
      expect(shapeOf(await store.stories.find('s'))).toEqual({ id: 's', articles: ['vote'] })
    }))

  test('changed stories, the last first: also the one that an article left', () =>
    withArticles(async store => {
      await assign(store, [member('vote', 's'), member('tally', 's')], later(1))
      await assign(store, [member('flood', 'f')], later(2))
      await assign(store, [member('storm', 'g')], later(3))
      const ids = async (filter: Partial<Parameters<Store['stories']['changed']>[0]>) =>
        (await store.stories.changed({ limit: 10, ...filter })).map(({ id }) => id)
      expect(await ids({})).toEqual(['g', 'f', 's'])
      expect(await ids({ limit: 2 })).toEqual(['g', 'f'])
      expect(await ids({ since: later(2) })).toEqual(['g'])
      await assign(store, [member('tally', 'f')], later(4))
      expect((await ids({ since: later(3) })).sort()).toEqual(['f', 's'])
      expect(await ids({ since: later(4) })).toEqual([])
    }))

  test('stories by publisher, person and topic', () =>
    withArticles(async store => {
      await store.articles.save(articleRecord())
      await assign(store, [
        member('vote', 's'),
        member('tally', 's'),
        member('flood', 'f'),
        member('bridge', 'b'),
      ])
      const ids = async (filter: Partial<Parameters<Store['stories']['changed']>[0]>) =>
        (await store.stories.changed({ limit: 10, ...filter })).map(({ id }) => id).sort()
      const about = (personIds: readonly string[], ...topics: string[]) =>
        ids({ about: { personIds, topics } })
      expect(await ids({ publishers: ['tally.example.com', 'unknown'] })).toEqual(['s'])
      expect(await ids({ publishers: [] })).toEqual([])
      const url = 'https://harbor.example.com/rss'
      const { feed } = await store.feeds.add({ spaceId: 'guild-1', url, name: 'Harbor' }, { at: later(0) })
      const due = { now: later(0), until: later(1), claim: 'a', limit: 1 }
      const [{ key } = { key: 0 }] = await store.polls.claim(due)
      await store.polls.note(key, { itemKey: 'k', mark: 'm', articleId: 'flood', at: later(0) })
      expect(await ids({ feedIds: [feed.id, 'unknown'] })).toEqual(['f'])
      expect(await ids({ feedIds: ['unknown'] })).toEqual([])
      expect(await ids({ feedIds: [] })).toEqual([])
      // What its own feed brought, and what no feed did; for one without feeds, everything.
      expect(await ids({ spaceId: 'guild-1' })).toEqual(['b', 'f', 's'])
      expect(await ids({ spaceId: 'guild-2' })).toEqual(['b', 'f', 's'])
      const elsewhere = { spaceId: 'guild-2', url: 'https://post.example.com/rss', name: 'Post' }
      await store.feeds.add(elsewhere, { at: later(0) })
      expect(await ids({ spaceId: 'guild-2' })).toEqual(['b', 's'])
      expect(await ids({ spaceId: 'guild-1' })).toEqual(['b', 'f', 's'])
      expect(await about(['jose-nunez'])).toEqual(['b'])
      expect(await about([], 'harbor levies', 'harbour levies')).toEqual(['s'])
      // All words of a topic must stand in one article, in any form.
      expect(await about([], 'levy flood')).toEqual([])
      expect(await about(['jose-nunez'], 'rivers')).toEqual(['b', 'f'])
      expect(await about([])).toEqual([])
      expect(await about([], '???')).toEqual([])
      expect(await ids({ since: later(-1), about: { personIds: [], topics: ['levy'] } })).toEqual(['s'])
    }))

  test('the articles of a stretch of time with their stories, the last first', () =>
    withArticles(async store => {
      await assign(store, [member('tally', 's', 'vote')])
      const read = async (from: number, to: number, limit = 10) =>
        (await store.stories.window({ from: later(from), to: later(to), limit })).map(each => [
          each.article.id,
          each.membership,
        ])
      expect(await read(0, 2)).toEqual([
        ['tally', member('tally', 's', 'vote')],
        ['vote', undefined],
      ])
      expect(await read(0, 9, 1)).toEqual([['storm', undefined]])
      expect(await read(9, 10)).toEqual([])
    }))

  test('what changed since a version; nothing is written on top of what one has not seen', () =>
    withArticles(async store => {
      expect(await store.stories.version()).toBe(0)
      const first = await assign(store, [member('vote', 's'), member('tally', 's')])
      const second = await assign(store, [member('tally', 't')])
      expect(second).toBeGreaterThan(first)
      expect(await store.stories.version()).toBe(second)
      expect(await store.stories.changesAfter(first)).toEqual([member('tally', 't')])
      expect(await store.stories.changesAfter(second)).toEqual([])
      const late = { members: [member('vote', 'x')], merged: [] }
      expect(await store.stories.assign(late, { after: first, at: NOON })).toBeUndefined()
      expect(shapeOf(await store.stories.find('s'))).toEqual({ id: 's', articles: ['vote'] })
      expect(await store.stories.find('x')).toBeUndefined()
    }))
}
