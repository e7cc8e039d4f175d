import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Reply, SentencesBlock } from '../../src/model/reply.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

describe('questions that a sentence answers', () => {
  const cases: readonly (readonly [question: string, answer: string])[] = [
    ['Who leads the race for mayor?', 'Helen Marsh leads the race by six points'],
    ['who is running against helen marsh', 'Tomás Iriarte, who is running against Helen Marsh'],
    ['When was the bridge closed?', 'The bridge was closed in March'],
    ['Who has endorsed Helen Marsh?', 'Priya Venkat, who leads the county council, has endorsed'],
    ['When did Iriarte file a request for a second ferry?', 'filed a request with Teal County on Tuesday'],
  ]
  for (const [question, answer] of cases) {
    test(question, async () => {
      const reply = await room.say(`/ask ${question}`)
      expect(
        evidenceOf(reply)[0]
          ?.sentences.map(({ excerpt }) => excerpt.text)
          .join(' '),
      ).toContain(answer)
      expect(await room.say(question), 'without the command').toEqual(reply)
    })
  }
})

test('the answer is cited, and its words are marked', async () => {
  const [block] = evidenceOf(await room.say('who has endorsed helen marsh?'))
  expect(block!.citation).toMatchObject({ publisher: 'The Kestrel Post' })
  expect(block!.citation.url).toContain('https://post.example.com/2019/marsh-campaign#:~:text=')
  const { excerpt, emphasis } = block!.sentences.find(each => each.excerpt.text.includes('endorsed'))!
  expect(emphasis).not.toEqual([])
  for (const { start, end } of emphasis) {
    expect(start).toBeGreaterThanOrEqual(excerpt.span.start)
    expect(end).toBeLessThanOrEqual(excerpt.span.end)
    expect(start).toBeLessThan(end)
  }
})

test('evidence is at most three sentences, in one block for each article, each in reading order', async () => {
  const blocks = evidenceOf(await room.say('what do marsh and iriarte say of the ferry and the bridge?'))
  expect(blocks.flatMap(block => block.sentences).length).toBeLessThanOrEqual(3)
  const articles = blocks.map(block => block.citation.articleId)
  expect(new Set(articles).size).toBe(articles.length)
  for (const { sentences } of blocks) {
    const starts = sentences.map(({ excerpt }) => excerpt.span.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
  }
})

describe('questions that nothing answers are told so, and how much was searched', () => {
  const questions = [
    'What is the capital of Freedonia?',
    'Who won the whaling championship?',
    'Has Zebedee Quillfeather endorsed Helen Marsh?',
    '???',
    '🗳️',
    "'; drop table articles; --",
    'من فاز في الانتخابات؟',
    '.*',
  ]
  for (const question of questions) {
    test(question, async () => {
      const reply = await room.say(`/ask ${question}`)
      expect(reply.status).toBeUndefined()
      expect(evidenceOf(reply)).toEqual([])
      expect(wordsOf(reply)).toContain('Nothing in your feeds says so.')
      expect(wordsOf(reply)).toContain('Searched: 3 articles of The Harbor Ledger and The Kestrel Post.')
    })
  }

  test('a newsroom without articles', async () => {
    const empty = await openNewsroom([])
    const reply = await empty.say('who won?')
    await empty.close()
    expect(wordsOf(reply)).toContain('Nothing in your feeds says so. Searched: 0 articles.')
  })
})

describe('questions that a command answers better', () => {
  test('what somebody said: their quotations', async () => {
    const reply = await room.say('what did iriarte say about trucks?')
    expect(reply.title).toBe('Tomás Iriarte')
    const [first] = reply.blocks
    expect(first?.kind === 'quotation' && first.content[0]?.text).toBe('Trucks belong on the water at night,')
  })

  test('of somebody who is only spoken of, it says that', async () => {
    const reply = await room.say('what did venkat say about the bridge?')
    expect(wordsOf(reply)).toContain('Priya Venkat is mentioned in your articles, but not quoted.')
  })

  test('of words that somebody is not quoted with, others’ are not shown', async () => {
    const reply = await room.say('what did iriarte say about cracks in pillars?')
    expect(wordsOf(reply)).toContain('Nothing that Tomás Iriarte is quoted as saying is about')
    expect(evidenceOf(reply)).toEqual([])
  })

  test('where it has nothing to show, the articles are asked', async () => {
    const reply = await room.say('what did zebedee quillfeather say about the bridge?')
    expect(wordsOf(reply)).toContain('Nothing in your feeds says so')
  })

  test('the latest on something: an article', async () => {
    expect((await room.say('what is the latest on the ferry?')).title).toMatch(/ferr/)
  })
})

describe('two people are compared', () => {
  test('what each is quoted as saying, one after the other', async () => {
    const reply = await room.say('what do helen marsh and tomás iriarte say about the bridge?')
    expect(reply.title).toBe('Helen Marsh and Tomás Iriarte on “the bridge”')
    const speakers = reply.blocks.flatMap(block => (block.kind === 'quotation' ? [block.speaker] : []))
    expect(new Set(speakers)).toEqual(new Set(['Helen Marsh', 'Tomás Iriarte']))
    expect(speakers).toEqual([...speakers].sort())
    const more = await room.press(reply.actions!.find(({ label }) => label === 'More of Tomás Iriarte')!)
    expect(more.title).toContain('Tomás Iriarte')
  })

  test('of whom one says nothing on it, that is said', async () => {
    const reply = await room.say('compare helen marsh and tomás iriarte on cracks')
    expect(wordsOf(reply)).toContain('Nothing that Tomás Iriarte is quoted as saying is about')
  })

  test('a follow-up leans on it', async () => {
    await room.say('compare helen marsh and tomás iriarte on the bridge')
    expect(wordsOf(await room.say('what does he oppose?'))).toContain(
      'Read as: what does tomás iriarte oppose?',
    )
  })

  for (const question of [
    'compare helen marsh and zebedee quillfeather on the bridge',
    'compare marsh with marsh',
  ])
    test(`${question}: not of somebody who is not known for certain`, async () => {
      const reply = await room.say(question)
      expect(reply.title).toBeUndefined()
      expect(reply.blocks.filter(({ kind }) => kind === 'quotation')).toEqual([])
    })
})

test('names typed all in lower case are names: another’s evidence is none', async () => {
  const reply = await room.say('has priya venkat endorsed tomás iriarte?')
  expect(wordsOf(reply)).toContain('Nothing in your feeds says so.')
})

test('a question is free text: colons and all', async () => {
  const reply = await room.say('/ask about: who has endorsed helen marsh? note:briefly')
  expect(reply.status).toBeUndefined()
})

function evidenceOf(reply: Reply): SentencesBlock[] {
  return reply.blocks.filter(block => block.kind === 'sentences')
}
