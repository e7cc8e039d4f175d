import { expect, test } from 'vitest'
import type { Follow } from '../../../src/model/digest.ts'
import { morning } from './digests.ts'
import { articleRecord, type OpenStore, plainRecord, withStore } from './records.ts'

const at = (time: string) => Temporal.Instant.from(`2024-03-06T${time}Z`)

const quill: Omit<Follow, 'id'> = {
  place: morning.place,
  kind: 'person',
  target: 'ada-quill',
  state: 'active',
  createdAt: at('07:00:00.25'),
}

export function followsContract(open: OpenStore): void {
  test('a channel follows something once; another channel too', () =>
    withStore(open, async store => {
      const { follow, isNew } = await store.follows.add(quill)
      expect(isNew).toBe(true)
      expect(follow).toEqual({ ...quill, id: follow.id })
      expect(await store.follows.add({ ...quill, createdAt: at('09:00:00') })).toEqual({
        follow,
        isNew: false,
      })
      const other = await store.follows.add({ ...quill, place: { ...quill.place, channelId: 'other' } })
      expect(await store.follows.list('guild-1')).toEqual([follow, other.follow])
      expect(await store.follows.find(follow.id)).toEqual(follow)
      await store.follows.remove(follow.id)
      expect(await store.follows.list('guild-1')).toEqual([other.follow])
    }))

  test('one that was paused is taken up again', () =>
    withStore(open, async store => {
      const { follow } = await store.follows.add(quill)
      expect(await store.follows.pause(follow.id, 'Gone.')).toBe(true)
      expect(await store.follows.pause(follow.id, 'Gone.')).toBe(false)
      expect(await store.follows.find(follow.id)).toMatchObject({ state: 'paused', pauseReason: 'Gone.' })
      expect(await store.follows.ofPeople(['ada-quill'])).toEqual([])
      expect(await store.follows.add(quill)).toEqual({ follow, isNew: true })
    }))

  test('who follows whom, and all races and topics, with what was there before', () =>
    withStore(open, async store => {
      await store.articles.save(articleRecord())
      const [article] = await store.follows.unread({ limit: 1 })
      const person = await store.follows.add(quill)
      const topic = await store.follows.add({ ...quill, kind: 'topic', target: 'bridge' })
      const race = await store.follows.add({ ...quill, kind: 'race', target: 'mayor' })
      const found = await store.follows.ofPeople(['ada-quill', 'x'])
      expect(found.map(({ follow }) => follow)).toEqual([person, topic, race].map(({ follow }) => follow))
      expect(found.map(({ afterKey }) => afterKey)).toEqual([article!.key, article!.key, article!.key])
      const rest = await store.follows.ofPeople([])
      expect(rest.map(({ follow }) => follow)).toEqual([topic.follow, race.follow])
    }))

  test('articles are read once, in the order in which they came, and one bundle takes what is for one follow', () =>
    withStore(open, async store => {
      const { follow } = await store.follows.add(quill)
      const from = await store.follows.readUpTo()
      for (const id of ['a', 'b', 'c']) await store.articles.save(plainRecord(id, `About ${id}.`))
      const unread = await store.follows.unread({ limit: 9 })
      expect(unread.map(({ article }) => article.id)).toEqual(['a', 'b', 'c'])
      const [a, b, c] = unread
      const hit = (articleId: string) => ({ follow, articleId })
      const first = { from, upTo: a!.key, dueAt: at('08:10:00') }
      expect(await store.follows.note([hit('a')], first)).toBe(true)
      expect(await store.follows.note([hit('a')], first)).toBe(false)
      expect((await store.follows.unread({ limit: 1 })).map(({ article }) => article.id)).toEqual(['b'])
      await store.follows.note([hit('b'), hit('a')], { from: a!.key, upTo: b!.key, dueAt: at('08:11:00') })
      expect(await store.follows.hits(follow.id, at('08:10:00'))).toEqual(['a', 'b'])

      // Once somebody writes it, what comes later goes into the next.
      const claim = { platform: 'discord', now: at('08:10:00'), leaseUntil: at('08:12:00') } as const
      expect(await store.deliveries.claim({ ...claim, claim: 'me', except: [], limit: 9 })).toMatchObject([
        { subject: { kind: 'follow', id: follow.id }, dueAt: at('08:10:00') },
      ])
      await store.follows.note([hit('c'), hit('b')], { from: b!.key, upTo: c!.key, dueAt: at('08:20:00') })
      expect(await store.follows.hits(follow.id, at('08:20:00'))).toEqual(['c'])
      expect(await store.follows.readUpTo()).toBe(c!.key)
    }))
}
