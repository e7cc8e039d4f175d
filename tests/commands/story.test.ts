import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, ComparisonBlock, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { openFireDay } from '../bot/fire-day.ts'
import { type Newsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openFireDay()
})
afterAll(() => room.close())

const textsOf = (reply: Reply) => reply.blocks.flatMap(block => (block.kind === 'text' ? [block.text] : []))
const blocksOf = <Kind extends Block['kind']>(reply: Reply, kind: Kind) =>
  reply.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind)
const press = (reply: Reply, label: string) =>
  room.press(reply.actions!.find(action => action.label === label)!)

describe('the card', () => {
  test('says how many have it, and a copied report counts once', async () => {
    const reply = await room.say('/story tolland wildfire')
    expect(textsOf(reply)[0]).toBe(
      '3 publishers, 2 reports of their own. First: The Harbor Ledger, 5 March 2024.',
    )
  })

  test('sums up across the reports, each sentence under its own article', async () => {
    const reply = await room.say('/story tolland wildfire')
    const blocks = blocksOf(reply, 'sentences')
    expect(blocks.flatMap(({ sentences }) => sentences)).toHaveLength(3)
    for (const { sentences, citation } of blocks) {
      for (const { excerpt } of sentences) expect(excerpt.articleId).toBe(citation.articleId)
    }
  })

  test('opens with how a report opens, and not with what somebody said of it', async () => {
    const [first] = blocksOf(await room.say('/story tolland wildfire'), 'sentences')
    expect(first!.sentences[0]!.excerpt.span.start).toBe(0)
  })

  test('shows first the words that most publishers print', async () => {
    const [first] = blocksOf(await room.say('/story tolland wildfire'), 'quotation')
    expect(first).toMatchObject({ speaker: 'Marta Oyelaran' })
    expect(first?.alsoIn?.map(({ publisher }) => publisher)).toEqual(['The Kestrel Post'])
  })

  test('sets side by side what publishers print differently', async () => {
    const differing = blocksOf(await room.say('/story tolland wildfire'), 'comparison')
    expect(differing.map(wordsThatDiffer)).toEqual([
      'How many people: 900 people / 1,200 people',
      'How many acres: 3,000 acres / 3,400 acres',
    ])
  })

  test('tells the reports in order, and who is in it', async () => {
    const reply = await room.say('/story tolland wildfire')
    const [timeline] = blocksOf(reply, 'timeline')
    expect(timeline?.events.map(({ citation }) => citation.publisher)).toEqual([
      'The Harbor Ledger',
      'The Kestrel Post',
    ])
    expect(blocksOf(reply, 'fields')[0]?.fields[0]).toEqual({
      name: 'People',
      value: 'Dana Whitfield, Marta Oyelaran',
    })
  })

  test('of one article says that it is the only one, and compares nothing', async () => {
    const reply = await room.say('/story harbour levy')
    expect(textsOf(reply)).toEqual(['Only The Kestrel Post has this so far, 5 March 2024.'])
    expect(reply.blocks.map(({ kind }) => kind)).not.toContain('comparison')
    expect(reply.blocks.map(({ kind }) => kind)).not.toContain('timeline')
  })
})

describe('which story is meant', () => {
  const cases: readonly (readonly [line: string, headline: string])[] = [
    ['/story latest', 'Council passes harbour levy by one vote'],
    ['/story oyelaran', '1,200 flee homes as wildfire near Tolland spreads'],
    ['/story https://radio.example.com/2024/fire', '1,200 flee homes as wildfire near Tolland spreads'],
  ]
  for (const [line, headline] of cases) {
    test(line, async () => {
      const story = await room.say(line)
      expect(story.title === headline || wordsOf(story).includes(headline)).toBe(true)
    })
  }

  test('by its id, with or without a mark, and by the buttons of its own reply', async () => {
    const [story] = await room.store.stories.changed({ limit: 1 })
    const byId = await room.say(`/story ${story!.id}`)
    expect(byId.title).toBe('Council passes harbour levy by one vote')
    expect(await room.say(`/story #${story!.id}`)).toEqual(byId)
    const card = await room.say('/story tolland wildfire')
    expect((await press(card, 'Longer')).title).toBe(card.title)
  })

  for (const typed of ['whaling in the arctic', '???', '🗳️', '#nothing']) {
    test(`none: ${typed}`, async () => {
      const reply = await room.say(`/story ${typed}`)
      expect(reply.status).toBeUndefined()
      expect(wordsOf(reply)).toContain('No story on record matches')
    })
  }
})

describe('one part of it', () => {
  test('who covered it: reports first, copies behind', async () => {
    const reply = await press(await room.say('/story tolland wildfire'), 'Who covered it')
    const lists = blocksOf(reply, 'citations').map(({ citations }) => citations.map(each => each.publisher))
    expect(lists).toEqual([['The Harbor Ledger', 'The Kestrel Post'], ['River Radio']])
    expect(textsOf(reply)).toContain('The same text again')
  })

  test('the source: the summary as long as before, and every article with its link', async () => {
    for (const line of ['/story tolland wildfire', '/story tolland wildfire length:standard']) {
      const card = await room.say(line)
      const reply = await press(card, 'Source')
      expect(blocksOf(reply, 'sentences')).toEqual(blocksOf(card, 'sentences'))
      const [list] = blocksOf(reply, 'citations')
      expect(list?.citations.map(({ publisher, url }) => [publisher, url])).toEqual([
        ['The Harbor Ledger', 'https://ledger.example.com/2024/fire'],
        ['River Radio', 'https://radio.example.com/2024/fire'],
        ['The Kestrel Post', 'https://post.example.com/2024/tolland'],
      ])
      expect(reply.actions?.map(({ label }) => label)).not.toContain('Source')
    }
  })

  test('the spread by the labels of the space', async () => {
    for (const line of [
      '/feeds label river radio label:local',
      '/feeds label the kestrel post label:national',
    ])
      expect((await room.say(line)).status).toBeUndefined()
    const reply = await room.say('/story tolland wildfire show:publishers')
    expect(textsOf(reply)).toEqual([
      '3 publishers, 2 reports of their own. First: The Harbor Ledger, 5 March 2024.',
      'By your labels: local 1, national 1, without a label 1.',
      'national',
      'Without a label',
      'The same text again',
    ])
    for (const publisher of ['river radio', 'the kestrel post'])
      await room.say(`/feeds label ${publisher} label:none`)
  })

  test('quotations, and none where nobody is quoted', async () => {
    const quotes = await press(await room.say('/story tolland wildfire'), 'Quotes')
    expect(blocksOf(quotes, 'quotation').map(({ speaker }) => speaker)).toContain('Dana Whitfield')
    expect(wordsOf(await room.say('/story harbour levy show:quotes'))).toContain('Nobody is quoted')
    expect(wordsOf(await room.say('/story harbour levy show:differences'))).toContain('No number, name')
  })
})

function wordsThatDiffer({ subject, sides }: ComparisonBlock): string {
  const words = sides.map(({ sentence: { excerpt, emphasis } }) => {
    const { start, end } = emphasis[0]!
    return excerpt.text.slice(start - excerpt.span.start, end - excerpt.span.start)
  })
  return `${subject}: ${words.join(' / ')}`
}

test('a space with feeds is offered, and means by words, the stories of its own feeds', async () => {
  const fire = await openFireDay()
  const { store, say, bot } = fire
  const at = Temporal.Instant.from('2024-03-05T19:00:00Z')
  const { id } = (await store.articles.latest({ limit: 1 }))[0]!
  await store.feeds.add({ spaceId: 'elsewhere', url: 'https://post.example.com/rss', name: 'Post' }, { at })
  const due = { now: at, until: at.add({ minutes: 1 }), claim: 'a', limit: 1 }
  const [{ key } = { key: 0 }] = await store.polls.claim(due)
  await store.polls.note(key, { itemKey: 'k', mark: 'm', articleId: id, at })
  const offered = async (typed: string) =>
    (await bot.suggest({ command: 'story', option: 'story', typed }, asker)).map(({ label }) => label)
  const levy = 'Council passes harbour levy by one vote'
  expect(await offered('harbour')).toEqual([levy])
  expect((await say('/story latest')).title).toBe(levy)

  await store.feeds.add({ spaceId: 'local', url: 'https://radio.example.com/rss', name: 'Radio' }, { at })
  expect(await offered('harbour')).toEqual([])
  expect(await offered('')).toHaveLength(1)
  expect(wordsOf(await say('/story harbour levy'))).toContain('No story on record matches')
  expect((await say('/story latest')).title).toMatch(/wildfire/i)
  expect((await say('/summary story latest')).title).toMatch(/wildfire/i)
  expect((await say('/summary latest')).title, 'an article').toMatch(/flee homes/)
  expect((await say('/summary harbour levy')).title).not.toBe(levy)
  expect(wordsOf(await say('/quotes council passes levy'))).not.toContain(levy)
  const articles = await bot.suggest({ command: 'summary', option: 'article', typed: 'harbour levy' }, asker)
  expect(articles.map(({ label }) => label)).not.toContain(levy)
  const newest = await bot.suggest({ command: 'summary', option: 'article', typed: '' }, asker)
  expect(newest.map(({ label }) => label)).toHaveLength(3)
  expect((await say(`/summary #${id}`)).title).toBe(levy)
  const asked = await say('when did the council pass the harbour levy?')
  expect(wordsOf(asked)).toContain('Searched: what came by Radio, and what was added by hand.')
  expect(wordsOf(asked)).not.toContain('$4 a day')
  const wide = asked.actions?.find(({ label }) => label === 'Ask all feeds')
  expect(wordsOf(await fire.press(wide!))).toContain('$4 a day')
  expect((await say(`/story #${id}`)).title, 'whoever has its id knows it').toBe(levy)
  await fire.close()
})
