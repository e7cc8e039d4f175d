import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chooseDigest } from '../../src/digests/choose.ts'
import { composeDigest, storeComposer } from '../../src/digests/compose.ts'
import { sinceWords } from '../../src/digests/told-since.ts'
import { watchFollowed } from '../../src/digests/watch-followed.ts'
import { writePost } from '../../src/digests/write-post.ts'
import type { DigestOrder, PostContent } from '../../src/model/digest.ts'
import type { Block } from '../../src/model/reply.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { wordsOf } from '../bot/newsroom.ts'
import { settings } from '../contracts/store/digests.ts'
import { addNews } from './add-news.ts'
import { deliveryRig } from './delivery-rig.ts'

const at = (time: string) => Temporal.Instant.from(time)
const MONDAY = at('2024-03-04T08:00:00Z')
const TUESDAY = at('2024-03-05T08:00:00Z')

let store: Store
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
})
afterEach(() => store.close())

const order: DigestOrder = {
  id: '1',
  place: { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'editor' },
  timeZone: 'UTC',
  settings,
}

const bridge = {
  url: 'https://herald.example.com/bridge',
  headline: 'Council votes to repair the old bridge',
  publishedAt: '2024-03-04T06:00:00Z',
  text: 'The city council voted on Sunday to repair the old bridge over the river Alder.\n“We will have the bridge open again before the summer, whatever the weather,” said Mayor Helen Marsh.\nThe repair costs four million dollars. The council will vote on the contract on March 12.',
}
const bridgeElsewhere = {
  url: 'https://post.example.com/bridge',
  headline: 'Old bridge over the Alder to be repaired, council votes',
  publishedAt: '2024-03-04T06:30:00Z',
  text: 'The council of the city voted on Sunday that the old bridge over the river Alder is repaired for four million dollars.\nMayor Helen Marsh said the bridge would open before summer.',
}
const school = {
  url: 'https://herald.example.com/school',
  headline: 'Teachers ask for smaller classes at Orchard School',
  publishedAt: '2024-03-04T05:00:00Z',
  text: 'Teachers at Orchard School asked the school board on Friday for smaller classes.\n“Thirty children in one room is more than anybody can teach,” said Owen Pryce, who has taught there for nine years.',
}
const strike = {
  url: 'https://herald.example.com/contract',
  headline: 'Council votes: contractor for the old bridge withdraws its offer',
  publishedAt: '2024-03-05T06:00:00Z',
  text: 'The contractor Ashdown Works withdrew its offer to repair the old bridge over the river Alder on Monday, after welders announced a strike over wages.\nThe city council voted on Sunday to repair the old bridge. Mayor Helen Marsh said the council would look for another contractor.',
}

async function compose(now: Temporal.Instant, changes: Partial<DigestOrder> = {}): Promise<PostContent> {
  const content = await composeDigest({ ...order, ...changes }, store, now)
  if ('skipped' in content) throw new Error(content.skipped)
  return content
}

async function post(now: Temporal.Instant, changes: Partial<DigestOrder> = {}): Promise<PostContent> {
  const content = await compose(now, changes)
  await store.posts.add({
    subject: { kind: 'digest', id: '1' },
    dueAt: now,
    place: order.place,
    postedAt: now,
    key: `k-${now}`,
    messageIds: [],
    content,
  })
  return content
}

/** Makes one story of two articles, however the engine sees it. */
async function joinStory(url: string, otherUrl: string): Promise<void> {
  const [article, other] = await Promise.all([url, otherUrl].map(each => store.articles.findByUrl(each)))
  const into = (await store.stories.ofArticles([other!.id])).get(other!.id)!
  const members = [{ articleId: article!.id, storyId: into.id, textMark: article!.id }]
  const after = await store.stories.version()
  const at = article!.publishedAt
  expect(await store.stories.assign({ members, merged: [] }, { after, at })).toBeDefined()
}

async function headlines(content: PostContent): Promise<(string | undefined)[]> {
  const { blocks } = await writePost(content, store)
  return blocks.filter(block => block.kind === 'story').map(({ headline }) => headline)
}

test('the story that most have is told first, with a summary, its outlets, words of it and what is coming up', async () => {
  await addNews(store, MONDAY, school, bridge, bridgeElsewhere)
  const reply = await writePost(await compose(MONDAY), store)
  expect(reply.title).toBe('Digest for Monday, 4 March 2024')
  const [lead, other] = reply.blocks.filter(block => block.kind === 'story')
  expect(lead).toMatchObject({ note: '2 publishers have it' })
  expect(lead!.headline).toMatch(/bridge/)
  expect(lead!.sentences.length).toBeGreaterThan(1)
  expect(lead!.citations.map(({ publisher }) => publisher).sort()).toEqual([
    'herald.example.com',
    'post.example.com',
  ])
  expect(other).toMatchObject({ headline: school.headline })
  expect(other!.sentences).toHaveLength(1)
  const kinds = reply.blocks.map(block => (block.kind === 'text' ? block.text : block.kind))
  expect(kinds).toEqual([
    'story',
    'story',
    'In their words',
    'quotation',
    'quotation',
    'Coming up',
    'sentences',
  ])
  const coming = reply.blocks.at(-1) as Extract<Block, { kind: 'sentences' }>
  expect(coming.sentences[0]!.excerpt.text).toBe('The council will vote on the contract on March 12.')
  expect(coming.sentences[0]!.emphasis).toHaveLength(1)
})

test('what only others subscribe to is no news here, once this space has feeds', async () => {
  await addNews(store, MONDAY, school, bridge)
  const article = await store.articles.findByUrl(bridge.url)
  const url = 'https://herald.example.com/rss'
  await store.feeds.add({ spaceId: 'guild-2', url, name: 'Herald' }, { at: MONDAY })
  const due = { now: MONDAY, until: MONDAY.add({ minutes: 1 }), claim: 'a', limit: 1 }
  const [{ key } = { key: 0 }] = await store.polls.claim(due)
  await store.polls.note(key, { itemKey: 'k', mark: 'm', articleId: article!.id, at: MONDAY })
  expect(await headlines(await compose(MONDAY))).toHaveLength(2)

  await store.feeds.add(
    { spaceId: 'guild-1', url: 'https://post.example.com/rss', name: 'Post' },
    { at: MONDAY },
  )
  expect(await headlines(await compose(MONDAY))).toEqual([school.headline])
})

describe('from one digest to the next', () => {
  test('what was told does not come again', async () => {
    await addNews(store, MONDAY, bridge)
    await post(MONDAY)
    await addNews(store, at('2024-03-04T20:00:00Z'), { ...school, publishedAt: '2024-03-04T19:00:00Z' })
    const next = await post(TUESDAY)
    expect(await headlines(next)).toEqual([school.headline])
    expect(next.quotes.map(({ articleId }) => articleId)).not.toContain(
      (await store.articles.findByUrl(bridge.url))!.id,
    )
  })

  test('the same told once more by another publisher is nothing new', async () => {
    await addNews(store, MONDAY, bridge)
    await post(MONDAY)
    await addNews(store, at('2024-03-04T20:00:00Z'), {
      ...bridge,
      url: 'https://wire.example.com/bridge',
      publishedAt: '2024-03-04T19:00:00Z',
    })
    const { content, leftOut } = await chooseDigest(order, store, { now: TUESDAY })
    expect(content.stories).toEqual([])
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'It was told here before, and nothing new came in since.',
    ])
  })

  test('a story that goes on is told by what is new in it', async () => {
    await addNews(store, MONDAY, bridge, bridgeElsewhere)
    await post(MONDAY)
    await addNews(store, at('2024-03-05T06:30:00Z'), strike)
    await joinStory(strike.url, bridge.url)
    const content = await compose(TUESDAY)
    expect(content.stories).toMatchObject([{ isUpdate: true, since: 'yesterday' }])
    const { blocks } = await writePost(content, store)
    const [story] = blocks.filter(block => block.kind === 'story')
    expect(story!.headline).toBe(strike.headline)
    expect(story!.note).toContain('New since yesterday')
    expect(story!.sentences.map(({ text }) => text).join(' ')).toContain('withdrew its offer')
  })

  test('since when it is new is said as people say it', () => {
    const today = Temporal.PlainDate.from('2024-03-12')
    const cases = [
      ['2024-03-12', 'earlier today'],
      ['2024-03-11', 'yesterday'],
      ['2024-03-08', 'Friday'],
      ['2024-03-05', '5 March'],
    ] as const
    for (const [then, words] of cases) expect(sinceWords(Temporal.PlainDate.from(then), today)).toBe(words)
    expect(sinceWords(Temporal.PlainDate.from('2024-03-08'), today, 'de')).toBe('Freitag')
  })

  test('a sentence that names two days to come is shown once', async () => {
    const text =
      'The council voted on Sunday to repair the bridge over the Alder. Work is to begin on March 18, and the council will hold a hearing on March 12.'
    await addNews(store, MONDAY, { ...bridge, text })
    const { blocks } = await writePost(await compose(MONDAY), store)
    expect(blocks.filter(block => block.kind === 'sentences')).toHaveLength(1)
  })

  test('nothing new is one quiet line, or nothing at all', async () => {
    await addNews(store, MONDAY, bridge)
    await post(MONDAY)
    expect(wordsOf(await writePost(await compose(TUESDAY), store))).toContain(
      'Nothing new since the last digest.',
    )
    const silent = { ...order, settings: { ...settings, whenEmpty: 'nothing' as const } }
    expect(await composeDigest(silent, store, TUESDAY)).toEqual({ skipped: 'Nothing was new.' })
  })

  test('an archive that is read in is no news', async () => {
    await addNews(store, MONDAY, bridge)
    await post(MONDAY)
    await addNews(store, at('2024-03-04T20:00:00Z'), { ...school, publishedAt: '2019-03-04T19:00:00Z' })
    const { content, leftOut } = await chooseDigest(order, store, { now: TUESDAY })
    expect(content.stories).toEqual([])
    expect(leftOut.map(({ reason }) => reason)).toContain('It is too old to be news.')
  })

  test('what was missed is told in the next, where that is the rule', async () => {
    const rig = deliveryRig(store, '2024-03-03T12:00:00Z')
    const digest = await rig.addDigest('0 8 * * *', { missed: 'next' })
    await rig.wakeAt('2024-03-04T09:00:00Z', storeComposer(store))
    await rig.wakeAt('2024-03-05T08:00:00Z', storeComposer(store))
    expect(rig.platform.messages).toHaveLength(1)
    expect(wordsOf(rig.platform.messages[0]!.reply)).toContain(
      'Missed while Hustings was not running: Mon 4 Mar 08:00 UTC.',
    )
    expect((await rig.history(digest)).map(({ state }) => state)).toEqual(['posted', 'skipped'])
    expect(rig.bugs).toEqual([])
  })
})

describe('what a digest asks for', () => {
  const cases = [
    { what: 'so many publishers', changes: { minOutlets: 2 }, told: [/bridge/] },
    { what: 'a topic', changes: { topics: ['smaller classes'] }, told: [/Teachers/] },
    { what: 'a publisher', changes: { publishers: ['post.example.com'] }, told: [/bridge/] },
    { what: 'so many stories at most', changes: { limit: 1 }, told: [/bridge/] },
    { what: 'a person', changes: { personIds: ['owen-pryce'] }, told: [/Teachers/] },
  ]
  for (const { what, changes, told } of cases) {
    test(what, async () => {
      await addNews(store, MONDAY, school, bridge, bridgeElsewhere)
      const content = await compose(MONDAY, { settings: { ...settings, ...changes } })
      const shown = await headlines(content)
      expect(shown).toHaveLength(told.length)
      for (const [index, pattern] of told.entries()) expect(shown[index]).toMatch(pattern)
    })
  }
})

describe('what is followed', () => {
  const follow = (kind: 'person' | 'topic', target: string) =>
    store.follows.add({ place: order.place, kind, target, state: 'active', createdAt: MONDAY })

  test('is posted once, bundled, with the words of the person', async () => {
    const rig = deliveryRig(store, MONDAY.toString())
    await addNews(store, MONDAY, school)
    await follow('person', 'helen-marsh')
    await follow('topic', 'bridge repair')
    await addNews(store, MONDAY.add({ minutes: 1 }), bridge)
    await watchFollowed(store, MONDAY.add({ minutes: 1 }))
    await addNews(store, MONDAY.add({ minutes: 5 }), bridgeElsewhere)
    await watchFollowed(store, MONDAY.add({ minutes: 5 }))
    await rig.wakeAt('2024-03-04T08:09:59Z', storeComposer(store))
    expect(rig.platform.messages).toEqual([])
    await rig.wakeAt('2024-03-04T08:11:00Z', storeComposer(store))
    await rig.wakeAt('2024-03-04T08:30:00Z', storeComposer(store))
    expect(rig.bugs).toEqual([])
    expect(rig.platform.messages.map(({ reply }) => reply.title).sort()).toEqual([
      'News of Helen Marsh',
      'News of “bridge repair”',
    ])
    const person = rig.platform.messages.find(({ reply }) => reply.title === 'News of Helen Marsh')!
    expect(wordsOf(person.reply)).toContain('before the summer, whatever the weather')
    // An alert takes nothing away from the digest.
    expect(
      (await headlines(await compose(MONDAY.add({ hours: 1 })))).some(each => /bridge/.test(each!)),
    ).toBe(true)
  })

  test('says nothing of what only the feeds of other spaces brought', async () => {
    const rig = deliveryRig(store, MONDAY.toString())
    const feed = (spaceId: string, name: string) =>
      store.feeds.add({ spaceId, name, url: `https://${name}.example.com/rss` }, { at: MONDAY })
    const bring = async (articleId: string) => {
      const due = { now: MONDAY, until: MONDAY.add({ hours: 9 }), claim: articleId, limit: 1 }
      const [{ key } = { key: 0 }] = await store.polls.claim(due)
      await store.polls.note(key, { itemKey: 'k', mark: 'm', articleId, at: MONDAY })
    }
    await follow('topic', 'bridge')
    await follow('topic', 'classes')
    await addNews(store, MONDAY.add({ minutes: 1 }), bridge, school)
    const stored = await store.articles.latest({ limit: 2 })
    const { id } = stored.find(({ headline }) => headline === bridge.headline)!
    await feed('elsewhere', 'post')
    await bring(id)
    await feed(order.place.spaceId, 'radio')
    await watchFollowed(store, MONDAY.add({ minutes: 1 }))
    await rig.wakeAt('2024-03-04T08:30:00Z', storeComposer(store))
    expect(rig.platform.messages.map(({ reply }) => reply.title)).toEqual(['News of “classes”'])
    expect(rig.bugs).toEqual([])
  })

  test('says nothing of what was there before, or was published long ago', async () => {
    const rig = deliveryRig(store, MONDAY.toString())
    await addNews(store, MONDAY, bridge)
    await follow('topic', 'bridge')
    await follow('topic', 'classes')
    await addNews(store, MONDAY, { ...school, publishedAt: '2024-03-01T08:00:00Z' })
    await watchFollowed(store, MONDAY.add({ minutes: 1 }))
    await rig.wakeAt('2024-03-04T09:00:00Z', storeComposer(store))
    expect(rig.platform.messages).toEqual([])
  })
})
