import { expect, test } from 'vitest'
import type { PostContent } from '../../../src/model/digest.ts'
import type { Store } from '../../../src/stores/store.ts'
import { morning } from './digests.ts'
import { type OpenStore, withStore } from './records.ts'

const at = (time: string) => Temporal.Instant.from(`2024-03-06T${time}Z`)

export const content: PostContent = {
  title: "Digest 'of' the day 😀",
  notices: ['Late.'],
  stories: [
    {
      storyId: 's-1',
      told: { articleId: 'bridge', revision: 1, spans: [{ start: 0, end: 10 }] },
      others: [{ articleId: 'hall', revision: 2 }],
      outlets: 2,
      isUpdate: false,
      why: 'Two publishers have it.',
    },
  ],
  quotes: [{ articleId: 'bridge', revision: 1, spans: [{ start: 4, end: 9 }] }],
  ahead: [{ articleId: 'vote', revision: 1, spans: [{ start: 0, end: 3 }] }],
  corrections: [{ articleId: 'old', from: 1, to: 2, text: 'Changed.' }],
  upTo: at('08:00:00.5'),
}

const { userId: _, ...news } = morning.place
const claiming = (now: string, claim = 'me') => ({
  platform: 'discord' as const,
  now: at(now),
  leaseUntil: at(now).add({ minutes: 2 }),
  claim,
  except: [],
  limit: 10,
})
const add = (store: Store, id: string, time: string, channelId = 'news') =>
  store.deliveries.add({
    subject: { kind: 'digest', id },
    place: { ...news, channelId },
    dueAt: at(time),
    tryAt: at(time),
  })

export function deliveriesContract(open: OpenStore): void {
  test('one instant of one subject is one delivery', () =>
    withStore(open, async store => {
      expect(await add(store, '1', '08:00:00')).toBe(true)
      expect(await add(store, '1', '08:00:00')).toBe(false)
      expect(await add(store, '1', '08:00:01')).toBe(true)
      expect(await store.deliveries.nextTryAt('discord')).toEqual(at('08:00:00'))
      expect(await store.deliveries.nextTryAt('slack')).toBeUndefined()
    }))

  test('what is claimed is nobody else’s until the lease ends', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      expect(await store.deliveries.claim(claiming('07:59:59'))).toEqual([])
      expect(await store.deliveries.claim({ ...claiming('08:00:00'), platform: 'slack' })).toEqual([])
      const [first] = await store.deliveries.claim(claiming('08:00:00'))
      expect(first).toMatchObject({ state: 'due', attempts: 1, subject: { kind: 'digest', id: '1' } })
      expect(await store.deliveries.claim(claiming('08:01:59', 'you'))).toEqual([])
      const [again] = await store.deliveries.claim(claiming('08:02:00', 'you'))
      expect(again).toMatchObject({ id: first!.id, attempts: 2 })
    }))

  test('one a channel, the longest waiting first, and none of those to be left alone', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:02', 'a')
      await add(store, '2', '08:00:03', 'a')
      await add(store, '3', '08:00:01', 'b')
      await add(store, '4', '08:00:00', 'c')
      const claimed = await store.deliveries.claim({ ...claiming('08:00:10'), except: ['c'] })
      expect(claimed.map(({ subject }) => subject.id).sort()).toEqual(['1', '3'])
      const next = await store.deliveries.claim({ ...claiming('08:00:10'), limit: 1 })
      expect(next.map(({ subject }) => subject.id)).toEqual(['4'])
    }))

  test('what is to be posted is fixed by the first who knows it', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      expect(await store.deliveries.prepare(id, { claim: 'me', content })).toEqual(content)
      const other = { ...content, title: 'Other' }
      expect(await store.deliveries.prepare(id, { claim: 'me', content: other })).toEqual(content)
      expect(await store.deliveries.prepare(id, { claim: 'you', content: other })).toBeUndefined()
    }))

  test('given back, it comes up again when it is time', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      await store.deliveries.retry(id, { claim: 'you', at: at('08:00:00'), reason: 'Not mine.' })
      expect(await store.deliveries.claim(claiming('08:00:01'))).toEqual([])
      await store.deliveries.retry(id, { claim: 'me', at: at('08:01:00'), reason: 'No answer.' })
      expect(await store.deliveries.claim(claiming('08:00:59'))).toEqual([])
      expect(await store.deliveries.claim(claiming('08:01:00'))).toMatchObject([{ reason: 'No answer.' }])
    }))

  test('it ends once, together with what is kept of the post', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      const post = { key: 'k-1', messageIds: ['m-1', 'm-2'], threadId: 't-1', content }
      const settled = { state: 'posted', at: at('08:00:05'), post } as const
      expect(await store.deliveries.settle(id, settled)).toBe(true)
      expect(await store.deliveries.settle(id, settled)).toBe(false)
      expect(await store.deliveries.settle(id, { state: 'failed', at: at('08:00:06'), reason: 'x' })).toBe(
        false,
      )
      expect(await store.deliveries.claim(claiming('10:00:00'))).toEqual([])
      const [delivery] = await store.deliveries.history({ kind: 'digest', id: '1' }, { limit: 1 })
      expect(delivery).toMatchObject({ state: 'posted', settledAt: at('08:00:05') })
      expect(delivery).not.toHaveProperty('tryAt')
      expect(await store.posts.inChannel(news, { limit: 9 })).toMatchObject([
        { ...post, subject: { kind: 'digest', id: '1' }, dueAt: at('08:00:00'), postedAt: at('08:00:05') },
      ])
    }))

  test('of many who claim at once, each gets what no other got', () =>
    withStore(open, async store => {
      for (let channel = 0; channel < 20; channel++)
        await add(store, '1', `08:00:${channel + 10}`, `c-${channel}`)
      const all = await Promise.all(
        Array.from({ length: 8 }, (_, who) =>
          store.deliveries.claim({ ...claiming('09:00:00', `w-${who}`), limit: 5 }),
        ),
      )
      const ids = all.flat().map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toHaveLength(20)
    }))
}
