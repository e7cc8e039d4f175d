import { expect, test } from 'vitest'
import type { PostRecord } from '../../../src/model/digest.ts'
import { content } from './deliveries.ts'
import { type OpenStore, withStore } from './records.ts'

const post: Omit<PostRecord, 'id'> = {
  subject: { kind: 'digest', id: '1' },
  dueAt: Temporal.Instant.from('2024-03-06T08:00:00Z'),
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news' },
  postedAt: Temporal.Instant.from('2024-03-06T08:00:02.5Z'),
  key: 'k-1',
  messageIds: ['11_1', '112'],
  content,
}

export function postsContract(open: OpenStore): void {
  test('posts come back as they were kept, the last first, by channel and subject', () =>
    withStore(open, async store => {
      const first = await store.posts.add(post)
      const alert = await store.posts.add({ ...post, key: 'k-2', subject: { kind: 'follow', id: '1' } })
      await store.posts.add({ ...post, key: 'k-3', place: { ...post.place, channelId: 'other' } })
      expect(first).toEqual({ ...post, id: first.id })
      expect(await store.posts.find(first.id)).toEqual(first)
      expect(await store.posts.inChannel(post.place, { limit: 9 })).toEqual([alert, first])
      expect(await store.posts.inChannel(post.place, { subject: post.subject, limit: 9 })).toEqual([first])
    }))

  test('a post is found by each of its messages, in its channel', () =>
    withStore(open, async store => {
      await store.posts.add({ ...post, key: 'k-0', messageIds: ['1111'] })
      const added = await store.posts.add(post)
      expect(await store.posts.findByMessage(post.place, '11_1')).toEqual(added)
      expect(await store.posts.findByMessage(post.place, '112')).toEqual(added)
      expect(await store.posts.findByMessage(post.place, '11')).toBeUndefined()
      expect(await store.posts.findByMessage({ ...post.place, channelId: 'x' }, '112')).toBeUndefined()
    }))

  test('a post is kept once under its key', () =>
    withStore(open, async store => {
      await store.posts.add(post)
      await expect(store.posts.add(post)).rejects.toThrow()
      expect(await store.posts.inChannel(post.place, { limit: 9 })).toHaveLength(1)
    }))

  test('posts are found by every article they tell or cite, and what was told in a channel is known', () =>
    withStore(open, async store => {
      const added = await store.posts.add(post)
      for (const id of ['bridge', 'hall', 'vote'])
        expect(await store.posts.ofArticle(id, { limit: 9 }), id).toEqual([added])
      expect(await store.posts.ofArticle('old', { limit: 9 })).toEqual([])
      expect(await store.posts.toldIn(post.place, ['bridge', 'hall', 'other'])).toEqual(
        new Set(['bridge', 'hall']),
      )
      expect(await store.posts.toldIn({ ...post.place, channelId: 'x' }, ['bridge'])).toEqual(new Set())
      await store.posts.add({
        ...post,
        key: 'k-2',
        subject: { kind: 'follow', id: '1' },
        place: { ...post.place, channelId: 'x' },
      })
      expect(await store.posts.toldIn({ ...post.place, channelId: 'x' }, ['bridge'])).toEqual(new Set())
    }))
}
