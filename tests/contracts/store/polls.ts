import { expect, test } from 'vitest'
import type { FeedCheck } from '../../../src/model/feed.ts'
import type { Store } from '../../../src/stores/store.ts'
import { articleRecord, type OpenStore, withStore } from './records.ts'

const now = Temporal.Instant.from('2024-03-05T15:30:00Z')
const until = now.add({ minutes: 10 })
const hour = { hours: 1 }
const success: FeedCheck = { at: now, nextCheckAt: now.add(hour), isSuccess: true, hasNews: true }
const failure: FeedCheck = { ...success, isSuccess: false, hasNews: false, error: 'No answer.' }

const add = (store: Store, name: string, spaceId = 'guild-1') =>
  store.feeds.add({ spaceId, url: `https://${name}.example.com/rss`, name }, { at: now })
const claim = (store: Store, by: string, more = {}) =>
  store.polls.claim({ now, until, claim: by, limit: 10, ...more })

export function pollsContract(open: OpenStore): void {
  test('an address is read once, however many spaces and processes want it', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      await add(store, 'herald', 'guild-2')
      await add(store, 'courier')
      const all = await Promise.all(['a', 'b', 'c'].map(by => claim(store, by)))
      expect(
        all
          .flat()
          .map(({ url }) => url)
          .sort(),
      ).toEqual(['https://courier.example.com/rss', 'https://herald.example.com/rss'])
      const [herald] = all.flat().filter(({ url }) => url.includes('herald'))
      expect(await store.polls.spacesOf(herald!.key)).toEqual(['guild-1', 'guild-2'])
    }))

  test('what nobody subscribes to any more, or is not due, is not read', () =>
    withStore(open, async store => {
      const { feed } = await add(store, 'herald')
      expect(await claim(store, 'early', { now: now.subtract(hour) })).toEqual([])
      await store.feeds.remove(feed.id, 'guild-1')
      expect(await claim(store, 'a')).toEqual([])
      expect(await store.polls.nextDueAt()).toBeUndefined()
      await add(store, 'herald')
      expect(await claim(store, 'a')).toHaveLength(1)
    }))

  test('a claim that ended goes to another, and the first can write nothing more', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const [first] = await claim(store, 'a')
      expect(await store.polls.nextDueAt()).toEqual(until)
      const [second] = await claim(store, 'b', { now: until, until: until.add(hour) })
      expect(second?.key).toBe(first?.key)
      expect(await store.polls.settle(first!.key, { claim: 'a', check: success })).toBe(false)
      expect(await store.polls.settle(first!.key, { claim: 'b', check: success })).toBe(true)
      expect(await store.polls.nextDueAt()).toEqual(now.add(hour))
    }))

  test('what was given back unread is due as before', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const [first] = await claim(store, 'a')
      await store.polls.release('a')
      expect(await claim(store, 'b')).toEqual([first])
    }))

  test('the longest waiting come first', () =>
    withStore(open, async store => {
      for (const name of ['one', 'two', 'three']) await add(store, name)
      const [first] = await claim(store, 'a', { limit: 1 })
      await store.polls.settle(first!.key, { claim: 'a', check: { ...success, nextCheckAt: now } })
      await store.feeds.refresh('guild-1', {
        at: now.add({ minutes: 1 }),
        id: (await store.feeds.list('guild-1'))[1]!.id,
      })
      const rest = await claim(store, 'b', { now: now.add(hour), until: now.add({ hours: 2 }) })
      expect(rest.map(({ name }) => name)).toEqual(['one', 'three', 'two'])
    }))

  test('how it goes is kept: successes, failures in a row, a pause, and the end of both', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const check = async (what: FeedCheck) => {
        await store.feeds.refresh('guild-1', { at: now })
        const [polled] = await claim(store, 'a')
        await store.polls.settle(polled!.key, { claim: 'a', check: what })
        const [feed] = await store.feeds.list('guild-1')
        return feed
      }
      const validators = { etag: '"v1"', lastModified: 'Tue, 05 Mar 2024 00:00:00 GMT' }
      expect(await check({ ...success, ...validators, note: 'Its dates are odd.' })).toMatchObject({
        lastSuccessAt: now,
        lastNewAt: now,
        nextCheckAt: now.add(hour),
        failures: 0,
        note: 'Its dates are odd.',
      })
      await check(failure)
      const failing = await check({ ...failure, at: now.add(hour), error: 'Again.' })
      expect(failing).toMatchObject({ failures: 2, failingSince: now, error: 'Again.', lastSuccessAt: now })
      expect(await store.feeds.tally()).toEqual({ count: 1, failing: 1, paused: 0 })
      const { nextCheckAt, ...last } = failure
      const paused = await check(last)
      expect(paused).toMatchObject({ pausedAt: now, failures: 3 })
      expect(paused).not.toHaveProperty('nextCheckAt')
      expect(await claim(store, 'b', { now: now.add({ hours: 10_000 }) })).toEqual([])
      await store.feeds.refresh('guild-1', { at: now })
      const [kept] = await claim(store, 'c')
      expect(kept).toMatchObject(validators)
      await store.polls.settle(kept!.key, { claim: 'c', check: success })
      const well = await check(success)
      expect(well).toMatchObject({ failures: 0 })
      for (const name of ['error', 'failingSince', 'pausedAt', 'note']) expect(well).not.toHaveProperty(name)
    }))

  test('a feed that moved is read where it is now', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const [polled] = await claim(store, 'a')
      const movedTo = 'https://new.example.com/rss'
      await store.polls.settle(polled!.key, { claim: 'a', check: { ...success, movedTo } })
      expect(await store.feeds.list('guild-1')).toMatchObject([
        { url: movedTo, movedFrom: 'https://herald.example.com/rss' },
      ])
    }))

  test('a feed that moved to one that is known becomes one with it', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      await add(store, 'herald', 'guild-2')
      await add(store, 'courier')
      const herald = (await claim(store, 'a')).find(({ name }) => name === 'herald')!
      const movedTo = 'https://courier.example.com/rss'
      await store.polls.settle(herald.key, { claim: 'a', check: { ...success, movedTo } })
      expect((await store.feeds.list('guild-1')).map(({ url }) => url)).toEqual([movedTo])
      expect((await store.feeds.list('guild-2')).map(({ url }) => url)).toEqual([movedTo])
      expect((await store.feeds.tally()).count).toBe(1)
    }))

  test('items that were taken care of are known, to their own feed', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      await add(store, 'courier')
      const [herald, courier] = await claim(store, 'a')
      const item = { itemKey: "k'1", mark: 'm1', articleId: 'article-1' }
      await store.polls.note(herald!.key, { ...item, at: now })
      await store.polls.note(herald!.key, { itemKey: 'k2', mark: 'm', problem: 'No page.', at: now })
      const known = await store.polls.known(herald!.key, ["k'1", 'k2', 'k3'])
      expect([...known.values()]).toEqual([item, { itemKey: 'k2', mark: 'm', problem: 'No page.' }])
      expect(await store.polls.known(courier!.key, ["k'1"])).toEqual(new Map())
      expect(await store.polls.known(courier!.key, [])).toEqual(new Map())

      await store.polls.note(herald!.key, { ...item, mark: 'm2', at: now.add(hour) })
      expect((await store.polls.known(herald!.key, ["k'1"])).get("k'1")).toEqual({ ...item, mark: 'm2' })
      const [feed] = (await store.feeds.list('guild-1')).filter(({ name }) => name === herald!.name)
      expect(await store.feeds.articleCounts('guild-1', { since: now })).toEqual(new Map([[feed!.id, 1]]))
      expect(await store.feeds.articleCounts('guild-1', { since: now.add(hour) })).toEqual(new Map())
    }))

  test('which subscriptions of a space brought an article is known', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      await add(store, 'courier')
      await add(store, 'courier', 'guild-2')
      const polled = await claim(store, 'a')
      for (const { key, name } of polled) {
        const items = name === 'herald' ? ['bridge'] : ['bridge', 'hall']
        for (const articleId of items)
          await store.polls.note(key, { itemKey: articleId, mark: 'm', articleId, at: now })
      }
      const [herald, courier] = await store.feeds.list('guild-1')
      expect(await store.feeds.bringing(['bridge', 'hall', 'other'], 'guild-1')).toEqual(
        new Map([
          ['bridge', [herald, courier]],
          ['hall', [courier]],
        ]),
      )
      expect((await store.feeds.bringing(['bridge'], 'guild-2')).get('bridge')).toHaveLength(1)
      expect(await store.feeds.bringing(['bridge'], 'guild-3')).toEqual(new Map())
      expect(await store.feeds.bringing([], 'guild-1')).toEqual(new Map())
    }))

  test('of what a feed brings when it is first read nobody is alerted', () =>
    withStore(open, async store => {
      await store.articles.save({ ...articleRecord({ id: 'old' }), isQuiet: true })
      await store.articles.save(articleRecord({ id: 'new' }))
      expect((await store.follows.unread({ limit: 9 })).map(({ article }) => article.id)).toEqual(['new'])
    }))

  test('items are known by key, quiet as they were first noted, and an article by the key it had last', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const [feed] = await claim(store, 'a')
      const note = (itemKey: string, more: object, at = now) =>
        store.polls.note(feed!.key, { itemKey, mark: 'm', at, ...more })
      await note('old', { mark: '', isQuiet: true })
      await note('old', { articleId: 'bridge' })
      await note('new', { articleId: 'bridge' }, now.add(hour))
      expect(await store.polls.known(feed!.key, ['old', 'new', 'other'])).toEqual(
        new Map([
          ['old', { itemKey: 'old', mark: 'm', articleId: 'bridge', isQuiet: true }],
          ['new', { itemKey: 'new', mark: 'm', articleId: 'bridge' }],
        ]),
      )
      expect(await store.polls.lastKeyOf(feed!.key, 'bridge')).toBe('new')
      expect(await store.polls.lastKeyOf(feed!.key + 1, 'bridge')).toBeUndefined()
    }))

  test('that its GUIDs are bad is kept of a feed', () =>
    withStore(open, async store => {
      await add(store, 'herald')
      const [feed] = await claim(store, 'a')
      await store.polls.settle(feed!.key, { claim: 'a', check: { ...success, hasBadGuids: true } })
      const later = { now: now.add(hour), until: until.add(hour) }
      const [second] = await claim(store, 'b', later)
      expect(second?.hasBadGuids).toBe(true)
      await store.polls.settle(feed!.key, { claim: 'b', check: { ...success, hasBadGuids: false } })
      expect((await claim(store, 'c', later))[0]?.hasBadGuids).toBe(true)
    }))
}
