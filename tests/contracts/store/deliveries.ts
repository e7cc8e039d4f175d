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
  test('those of a space that stand so come the last due first, and none of others', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      await add(store, '2', '09:00:00', 'sports')
      await add(store, '3', '10:00:00')
      await store.deliveries.add({
        subject: { kind: 'digest', id: '4' },
        place: { ...news, spaceId: 'elsewhere' },
        dueAt: at('08:00:00'),
        tryAt: at('08:00:00'),
      })
      const [third] = await store.deliveries.history({ kind: 'digest', id: '3' }, { limit: 1 })
      await store.deliveries.settle(third!.id, { state: 'failed', at: at('10:00:01'), reason: 'Gone.' })
      const idsOf = async (states: readonly ('due' | 'failed')[], limit = 9) =>
        (await store.deliveries.inSpace(news.spaceId, { states, limit })).map(({ subject }) => subject.id)
      expect(await idsOf(['due'])).toEqual(['2', '1'])
      expect(await idsOf(['due', 'failed'])).toEqual(['3', '2', '1'])
      expect(await idsOf(['due', 'failed'], 1)).toEqual(['3'])
    }))

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

  test('what is to be approved waits for the first answer, and comes up with it', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      const decision = { verdict: 'approved', by: 'u-1', at: at('09:00:00.5') } as const
      expect(await store.deliveries.decide(id, decision), 'not shown yet').toBe(false)
      const asked = { channelId: 'desk', threadId: 't-1', messageIds: ['m-1', 'm-2'] }
      const waiting = { asked, until: at('14:00:00'), reason: 'Waits.' }
      await store.deliveries.ask(id, { ...waiting, claim: 'you' })
      expect(await store.deliveries.find(id)).not.toHaveProperty('approval')
      await store.deliveries.ask(id, { ...waiting, claim: 'me' })
      expect(await store.deliveries.find(id)).toMatchObject({
        state: 'due',
        attempts: 0,
        approval: asked,
        reason: 'Waits.',
        tryAt: at('14:00:00'),
      })
      expect(await store.deliveries.claim(claiming('13:59:59'))).toEqual([])
      const answers = await Promise.all(
        (['approved', 'declined', 'approved'] as const).map((verdict, who) =>
          store.deliveries.decide(id, { ...decision, verdict, by: `u-${who + 1}` }),
        ),
      )
      expect(answers).toEqual([true, false, false])
      expect(await store.deliveries.claim(claiming('09:00:01'))).toMatchObject([
        { id, attempts: 1, approval: { ...asked, decision } },
      ])
      expect(await store.deliveries.find('4711')).toBeUndefined()
    }))

  test('nobody answers once its time is over', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      const asked = { channelId: 'desk', messageIds: ['m-1'] }
      await store.deliveries.ask(id, { claim: 'me', asked, until: at('14:00:00'), reason: 'Waits.' })
      const answer = (time: string) =>
        store.deliveries.decide(id, { verdict: 'approved', by: 'u-1', at: at(time) })
      expect(await answer('14:00:00')).toBe(false)
      await store.deliveries.claim(claiming('14:00:00'))
      expect(await answer('13:59:59'), 'claimed').toBe(false)
    }))

  test('what was edited is kept as it stands then', () =>
    withStore(open, async store => {
      await add(store, '1', '08:00:00')
      const [{ id } = { id: '' }] = await store.deliveries.claim(claiming('08:00:00'))
      const post = { key: 'k-1', messageIds: ['m-1'], content }
      await store.deliveries.settle(id, { state: 'posted', at: at('08:00:05'), post })
      const [before] = await store.posts.inChannel(news, { limit: 9 })
      await add(store, '1', '10:00:00')
      const [again] = await store.deliveries.claim(claiming('10:00:00'))
      const edited = {
        id: before!.id,
        messageIds: ['m-1', 'm-2'],
        content: { ...content, corrections: [], dates: 'de' },
      }
      expect(await store.deliveries.settle(again!.id, { state: 'posted', at: at('10:00:05'), edited })).toBe(
        true,
      )
      expect(await store.posts.inChannel(news, { limit: 9 })).toEqual([{ ...before, ...edited }])
    }))

  test('what a clock did that was ahead is taken back', () =>
    withStore(open, async store => {
      const states = async (id: string) =>
        (await store.deliveries.history({ kind: 'digest', id }, { limit: 9 })).map(
          ({ state, tryAt }) => `${state} ${tryAt ?? ''}`,
        )
      const end = async (time: string, settled: string) => {
        const [claimed] = await store.deliveries.claim(claiming(time))
        await store.deliveries.settle(claimed!.id, { state: 'skipped', at: at(settled), reason: 'x' })
      }
      await add(store, 'ahead', '12:00:00')
      await end('12:00:00', '12:00:01')
      await add(store, 'given-up', '08:00:00')
      await end('15:00:00', '15:00:01')
      await add(store, 'rightly', '07:00:00')
      await end('07:00:00', '07:00:01')
      const { subject } = { subject: { kind: 'follow', id: '1' } as const }
      await store.deliveries.add({ subject, place: news, dueAt: at('15:10:00'), tryAt: at('15:10:00') })
      await add(store, 'later', '16:00:00')
      await add(store, 'asked', '06:00:00', 'other')
      const [asked] = await store.deliveries.claim(claiming('06:00:00'))
      const waiting = {
        asked: { channelId: 'desk', messageIds: ['m-1'] },
        until: at('14:00:00'),
        reason: 'x',
      }
      await store.deliveries.ask(asked!.id, { ...waiting, claim: 'me' })

      const now = at('08:30:00')
      await store.deliveries.rewind({ now, longest: Temporal.Duration.from({ minutes: 20 }) })
      expect(await states('ahead')).toEqual([])
      expect(await states('given-up')).toEqual([`due ${now}`])
      expect(await states('rightly')).toEqual(['skipped '])
      expect(await states('later')).toEqual([`due ${at('16:00:00')}`])
      expect(await states('asked')).toEqual([`due ${at('14:00:00')}`])
      expect(await store.deliveries.history(subject, { limit: 9 })).toMatchObject([{ tryAt: now }])
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
