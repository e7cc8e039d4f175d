import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createBot } from '../../src/bot/dispatch.ts'
import type { CitedSentence, Reply } from '../../src/model/reply.ts'
import { asker } from '../bot/asker.ts'
import { openFireDay } from '../bot/fire-day.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

const FERRY = 'Iriarte asks for a second ferry'
const MARSH = 'Marsh opens her campaign with a promise to repair the old bridge'
const ANSWER = 'Iriarte answers: ferries are cheaper than bridges'

describe('which article is summed up', () => {
  const cases: readonly (readonly [line: string, headline: string])[] = [
    ['/summary latest', ANSWER],
    ['/summary the latest', ANSWER],
    ['/summary NEWEST', ANSWER],
    ['/summary https://post.example.com/2019/marsh-campaign', MARSH],
    // As people copy links: with the reader's own marks on them.
    ['/summary https://post.example.com/2019/marsh-campaign/?utm_source=chat#top', MARSH],
    ['/summary asks for a second ferry', FERRY],
    ['/summary old bridge promise', MARSH],
    ['/summary ferries cheaper bridges length:brief', ANSWER],
    ['/summary priya venkat', MARSH], // whoever is named in it
    ['/summary iriarte', ANSWER], // the newest that names him
  ]
  for (const [line, headline] of cases) {
    test(line, async () => expect((await room.say(line)).title, line).toBe(headline))
  }
})

test('it is whole sentences of the article in reading order, under one citation', async () => {
  const reply = await room.say('/summary old bridge promise')
  const shown = sentencesOf(reply)
  expect(shown.length).toBeGreaterThanOrEqual(3)
  expect(shown.length).toBeLessThanOrEqual(5)
  expect(shown[0]!.excerpt.text).toMatch(/^Helen Marsh opened her campaign .* within a year\.$/)
  const starts = shown.map(({ excerpt }) => excerpt.span.start)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  for (const { excerpt, url } of shown) {
    expect(excerpt.text, 'a whole sentence').toMatch(/^[\p{Lu}“].*[.”]$/u)
    expect(url).toContain('https://post.example.com/2019/marsh-campaign#:~:text=')
  }
  expect(reply.blocks[0]).toMatchObject({
    kind: 'sentences',
    citation: { headline: MARSH, url: 'https://post.example.com/2019/marsh-campaign' },
  })
})

test('a day that only its article dates is dated', async () => {
  const lines = ['latest', 'old bridge promise', 'asks for a second ferry', 'priya venkat']
  const replies = await Promise.all(lines.map(line => room.say(`/summary ${line}`)))
  const clear = replies.flatMap(sentencesOf).flatMap(({ excerpt, clarifications = [] }) =>
    clarifications.map(({ span, text }) => ({
      word: excerpt.text.slice(span.start - excerpt.span.start, span.end - excerpt.span.start),
      text,
    })),
  )
  expect(clear.length).toBeGreaterThan(0)
  for (const { word, text } of clear) {
    expect(word).toMatch(/^[\p{L} ]+$/u)
    expect(text, word).toMatch(/\d{4}$|^\p{Lu}/u)
  }
})

test('a line, three sentences or five, and a button for more', async () => {
  const line = await room.say('/summary latest length:line')
  const brief = await room.say('/summary latest length:brief')
  const standard = await room.say('/summary latest length:standard')
  expect(sentencesOf(line)).toHaveLength(1)
  expect(sentencesOf(brief)).toHaveLength(3)
  expect(sentencesOf(standard)).toHaveLength(5)
  expect(await room.say('/summary latest')).toEqual(standard)
  expect(standard.actions?.map(({ label }) => label)).toEqual(['Quotes', 'Source'])
  for (const shorter of [line, brief]) {
    expect(shorter.actions?.map(({ label }) => label)).toEqual(['Longer', 'Quotes', 'Source'])
    expect(await room.press(shorter.actions![0]!)).toEqual(standard)
  }
})

test('a focus brings up what is about it', async () => {
  const plain = await room.say('/summary old bridge promise length:line')
  const focused = await room.say('/summary old bridge promise length:line focus:survey of likely voters')
  expect(wordsOf(plain)).not.toContain('likely voters')
  expect(wordsOf(focused)).toContain('leads the race by six points')
  expect(focused.actions?.[0]).toMatchObject({
    label: 'Longer',
    options: { focus: 'survey of likely voters' },
  })
})

describe('what is new', () => {
  test('since an earlier report of its story; nothing where there is none', async () => {
    const fire = await openFireDay()
    const reply = await fire.say('/summary 1,200 flee homes length:new')
    // The words fit the first report best; what is new stands in the last.
    const byFirst = await fire.say('/summary forces 900 from homes length:new')
    const none = await fire.say('/summary harbour levy length:new')
    await fire.close()
    expect(wordsOf(reply)).toContain('New since River Radio, 5 March 2024:')
    expect(wordsOf(reply)).toContain('1,200 people')
    expect(wordsOf(reply)).not.toContain('never seen a fire move')
    expect(byFirst).toEqual(reply)
    expect(wordsOf(none)).toContain('There is no earlier version')
  })

  test('since an earlier version of the article', async () => {
    const fire = await openFireDay()
    const [article] = await fire.store.articles.latest({ limit: 1 })
    const { revision: _, ...same } = article!
    const [first = '', ...rest] = same.text.split(/(?<=\.)\s/)
    const text = [first.replace(/\.$/, ', in the end.'), ...rest.slice(0, -1)]
      .join(' ')
      .concat('\nMayor Ruth Calder vetoed the levy within the hour.')
    await fire.store.articles.save({
      article: { ...same, text },
      quotes: [],
      passages: [],
      people: [],
      mentions: [],
    })
    const reply = await fire.say('/summary latest length:new')
    const whole = await fire.say('/summary latest')
    await fire.close()
    const shown = sentencesOf(reply).map(({ excerpt }) => [excerpt.revision, excerpt.text])
    expect(shown).toEqual([
      [2, 'Mayor Ruth Calder vetoed the levy within the hour.'],
      [1, first],
      [2, first.replace(/\.$/, ', in the end.')],
      [1, rest.at(-1)],
    ])
    expect(reply.blocks.flatMap(block => (block.kind === 'text' ? block.text : []))).toEqual([
      'This is version 2. Changed since the one before:',
      'Added:',
      'It said:',
      'It says now:',
      'Taken out:',
    ])
    expect(whole.actions).toContainEqual({
      label: 'What changed',
      command: 'summary',
      options: { article: `#${article!.id}`, length: 'new' },
    })
  })
})

test('a story is summed up across its reports', async () => {
  const fire = await openFireDay()
  const reply = await fire.say('/summary story tolland wildfire')
  await fire.close()
  const articles = new Set(sentencesOf(reply).map(({ excerpt }) => excerpt.articleId))
  expect(articles.size).toBe(2)
  expect(reply.actions).toMatchObject([{ label: 'Who covered it', command: 'story' }, { label: 'Source' }])
})

describe('the articles that it stands on, with their links', () => {
  const cases: readonly (readonly [line: string, urls: readonly string[]])[] = [
    ['/summary harbour levy length:brief', ['https://post.example.com/2024/levy']],
    [
      '/summary story tolland wildfire',
      ['https://ledger.example.com/2024/fire', 'https://post.example.com/2024/tolland'],
    ],
    ['/summary 1,200 flee homes length:new', ['https://post.example.com/2024/tolland']],
  ]
  for (const [line, urls] of cases) {
    test(line, async () => {
      const fire = await openFireDay()
      const reply = await fire.say(line)
      const sources = await fire.press(reply.actions!.find(({ label }) => label === 'Source')!)
      await fire.close()
      expect(sources.title).toBe(reply.title)
      expect(sources.blocks.slice(0, -1), 'the summary as it was').toEqual(reply.blocks)
      const list = sources.blocks.at(-1)!
      expect(list.kind === 'citations' && list.citations.map(({ url }) => url)).toEqual(urls)
      expect(sources.actions?.map(({ label }) => label)).not.toContain('Source')
    })
  }

  test('none where nothing is summed up', async () => {
    const reply = await room.say('/summary whaling in the arctic show:sources')
    expect(reply.blocks.map(({ kind }) => kind)).toEqual(['notice'])
  })
})

test('a link that is not on record is read where a page may be fetched', async () => {
  const [article] = await room.store.articles.latest({ limit: 1 })
  const asked: string[] = []
  const bot = createBot({
    store: room.store,
    memory: room.memory,
    commands: room.bot.commands,
    now: () => Temporal.Instant.from('2019-11-13T12:00:00Z'),
    reader: {
      async read(url) {
        asked.push(url)
        return article!
      },
    },
    reportBug: error => {
      throw error
    },
  })
  expect((await bot.say('/summary https://elsewhere.example.com/x?utm_source=chat', asker)).title).toBe(
    ANSWER,
  )
  expect((await bot.say('/summary https://post.example.com/2019/marsh-campaign', asker)).title).toBe(MARSH)
  expect(asked).toEqual(['https://elsewhere.example.com/x'])
})

describe('when there is no such article', () => {
  test('a link that is not on record', async () => {
    const reply = await room.say('/summary https://elsewhere.example.com/x')
    expect(reply.status).toBeUndefined()
    expect(wordsOf(reply)).toContain('That link is not among the stored articles.')
  })

  for (const typed of ['whaling in the arctic', '???', '🗳️', 'مرحبا']) {
    test(typed, async () => {
      const reply = await room.say(`/summary ${typed}`)
      expect(reply.status).toBeUndefined()
      expect(wordsOf(reply)).toContain(`No stored article matches “${typed}”.`)
    })
  }

  test('a newsroom without articles', async () => {
    const empty = await openNewsroom([])
    const reply = await empty.say('/summary latest')
    await empty.close()
    expect(reply.status).toBeUndefined()
    expect(reply.blocks).toMatchObject([{ kind: 'notice', level: 'info' }])
  })
})

function sentencesOf(reply: Reply): readonly CitedSentence[] {
  return reply.blocks.flatMap(block => (block.kind === 'sentences' ? block.sentences : []))
}
