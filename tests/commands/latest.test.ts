import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply } from '../../src/model/reply.ts'
import { openFireDay } from '../bot/fire-day.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openFireDay()
})
afterAll(() => room.close())

const headlines = (reply: Reply) =>
  reply.blocks.flatMap(block => (block.kind === 'story' ? [block.headline] : []))
const LEVY = 'Council passes harbour levy by one vote'

test('each story once, the newest first, with a sentence and where it stands', async () => {
  const reply = await room.say('/latest')
  expect(headlines(reply)).toHaveLength(2)
  expect(headlines(reply)[0]).toBe(LEVY)
  expect(wordsOf(reply)).toMatch(/wildfire near Tolland/i)
  for (const block of reply.blocks) {
    if (block.kind !== 'story') continue
    expect(block.sentences).toHaveLength(1)
    expect(block.citations.length).toBeGreaterThan(0)
  }
})

test('publishers beyond those shown are counted', async () => {
  const reply = await room.say('/latest')
  expect(reply.blocks).toContainEqual({ kind: 'text', text: 'And 1 more publisher.' })
})

test('a button opens the story', async () => {
  const reply = await room.say('/latest limit:1')
  expect(headlines(reply)).toEqual([LEVY])
  expect(reply.actions).toMatchObject([{ label: LEVY, command: 'story' }])
  expect((await room.press(reply.actions![0]!)).title).toBe(LEVY)
})

describe('a topic', () => {
  test('all its words must stand in an article', async () => {
    expect(headlines(await room.say('/latest harbour levies'))).toEqual([LEVY])
    expect(wordsOf(await room.say('/latest harbour wildfire'))).toContain('No story on record is about')
  })

  test('a person who is named', async () => {
    expect(headlines(await room.say('/latest oyelaran'))).toHaveLength(1)
    expect(headlines(await room.say('/latest joan beale'))).toEqual([LEVY])
  })
})

describe('of some days', () => {
  test('only stories that had a report then, and the title says which', async () => {
    const reply = await room.say('/latest since:2024-03-05 until:2024-03-05')
    expect(reply.title).toBe('The latest, 5 March 2024')
    expect(headlines(reply)).toHaveLength(2)
    expect(headlines(await room.say('/latest harbour levy since:2024-03-01'))).toEqual([LEVY])
  })

  test('what is left out is counted', async () => {
    const reply = await room.say('/latest until:2024-03-05 limit:1')
    expect(reply.blocks.at(-1)).toEqual({ kind: 'text', text: 'And 1 more story of these days.' })
  })

  test('days of which nothing is stored', async () => {
    expect(wordsOf(await room.say('/latest since:2023-01 until:2023-01'))).toContain(
      'No story on record is of 1 January 2023 to 31 January 2023.',
    )
    expect(wordsOf(await room.say('/latest harbour levy since:2024-03-06 until:2024-03-07'))).toContain(
      'about “harbour levy”',
    )
  })
})

test('what others subscribe to stays out once a space has feeds of its own', async () => {
  const fire = await openFireDay()
  const { store, say } = fire
  const [levy] = await store.articles.latest({ limit: 1 })
  const at = Temporal.Instant.from('2024-03-05T19:00:00Z')
  const url = 'https://post.example.com/rss'
  await store.feeds.add({ spaceId: 'elsewhere', url, name: 'Post' }, { at })
  const due = { now: at, until: at.add({ minutes: 1 }), claim: 'a', limit: 1 }
  const [{ key } = { key: 0 }] = await store.polls.claim(due)
  await store.polls.note(key, { itemKey: 'k', mark: 'm', articleId: levy!.id, at })
  expect(headlines(await say('/latest'))[0], 'without feeds, everything').toBe(LEVY)

  await store.feeds.add({ spaceId: 'local', url: 'https://radio.example.com/rss', name: 'Radio' }, { at })
  const shown = headlines(await say('/latest'))
  expect(shown, 'by hand, by no feed').toHaveLength(1)
  expect(shown).not.toContain(LEVY)
  expect(wordsOf(await say('/latest harbour levy'))).toContain('No story on record is about')

  await store.feeds.add({ spaceId: 'local', url, name: 'Post' }, { at })
  expect(headlines(await say('/latest'))).toContain(LEVY)
  await fire.close()
})

test('nothing on record is an answer', async () => {
  const empty = await openNewsroom([])
  const reply = await empty.say('/latest')
  await empty.close()
  expect(reply.status).toBeUndefined()
  expect(wordsOf(reply)).toContain('There are no stories on record yet')
})
