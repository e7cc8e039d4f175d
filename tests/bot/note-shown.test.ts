import { afterEach, beforeEach, expect, test } from 'vitest'
import { ANSWER_DAYS } from '../../src/bot/note-shown.ts'
import { asker } from './asker.ts'
import { type Newsroom, openNewsroom } from './newsroom.ts'

let room: Newsroom
beforeEach(async () => {
  room = await openNewsroom()
})
afterEach(() => room.close())

const { userId: _, ...here } = asker.place
const place = { ...here, threadId: 't-1' }

test('an answer is kept with the words that it shows and where it stands', async () => {
  const reply = await room.say('/quote iriarte')
  await room.bot.shown(reply, { place, messageIds: ['m-1', 'm-2'] })
  const post = await room.store.posts.findByMessage(here, 'm-2')
  expect(post).toMatchObject({
    subject: { kind: 'answer' },
    place,
    threadId: 't-1',
    messageIds: ['m-1', 'm-2'],
  })
  const quotations = reply.blocks.filter(block => block.kind === 'quotation')
  expect(quotations.length).toBeGreaterThan(0)
  expect(post!.content.quotes.map(({ articleId }) => articleId)).toEqual(
    quotations.flatMap(({ content }) => content.map(({ articleId }) => articleId)),
  )
  // It is no digest: nothing was told by it, and it is not the last post of the channel.
  expect(await room.store.posts.inChannel(here, { limit: 9 })).toEqual([])
  expect(await room.store.posts.toldIn(here, [post!.content.quotes[0]!.articleId])).toEqual(new Set())
})

test('what shows no words of articles, is refused, or stands nowhere is not kept', async () => {
  const help = await room.say('/help')
  await room.bot.shown(help, { place, messageIds: ['m-1'] })
  await room.bot.shown(await room.say('/quote'), { place, messageIds: ['m-2'] })
  await room.bot.shown(await room.say('/quote iriarte'), { place, messageIds: [] })
  for (const id of ['m-1', 'm-2']) expect(await room.store.posts.findByMessage(here, id)).toBeUndefined()
})

test('a digest that was asked for is found by its message', async () => {
  const reply = await room.say('/digest now')
  expect(reply.postId).toBeDefined()
  await room.bot.shown(reply, { place: here, messageIds: ['m-1'] })
  const post = await room.store.posts.findByMessage(here, 'm-1')
  expect(post).toMatchObject({ id: reply.postId, subject: { kind: 'digest' } })
  expect((await room.store.posts.inChannel(here, { limit: 9 })).map(({ id }) => id)).toEqual([reply.postId])
})

test('answers are forgotten after some days, digests are not', async () => {
  const answer = await room.say('/quote iriarte')
  await room.bot.shown(answer, { place: here, messageIds: ['m-1'] })
  await room.bot.shown(await room.say('/digest now'), { place: here, messageIds: ['m-2'] })
  const article = (await room.store.posts.findByMessage(here, 'm-1'))!.content.quotes[0]!.articleId
  const given = Temporal.Instant.from('2019-11-13T12:00:00Z')
  await room.store.posts.forgetAnswers(given)
  expect(await room.store.posts.findByMessage(here, 'm-1')).toBeDefined()
  await room.store.posts.forgetAnswers(given.add({ hours: 24 * ANSWER_DAYS, seconds: 1 }))
  expect(await room.store.posts.findByMessage(here, 'm-1')).toBeUndefined()
  expect(await room.store.posts.findByMessage(here, 'm-2')).toBeDefined()
  const kinds = (await room.store.posts.ofArticle(article, { limit: 9 })).map(({ subject }) => subject.kind)
  expect(kinds).not.toContain('answer')
})
