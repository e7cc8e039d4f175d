import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DifferencePart, Reply } from '../../src/model/reply.ts'
import { expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

describe('what is on record, and how', () => {
  const cases: readonly (readonly [line: string, title: string, ...says: string[]])[] = [
    ['/verify We will repair the bridge before we build anything new', 'Verbatim', 'words of Helen Marsh'],
    ['/verify "WE WILL REPAIR THE BRIDGE"', 'Verbatim', 'Helen Marsh'],
    ['/verify we will repiar the bridge', 'Verbatim', 'but for the spelling'],
    ['/verify We will repair ... before we build [it] new', 'Verbatim', 'Helen Marsh'],
    ['/verify trucks belong on the water person:iriarte', 'Verbatim', 'Tomás Iriarte'],
    ['/verify We will repair the bridge after we build anything new', 'Altered', 'Helen Marsh'],
    ['/verify We will repair the ferry before we build anything new person:helen marsh', 'Altered'],
    [
      '/verify Schools come second, and trucks belong on the water at night',
      'Stitched',
      '2 parts',
      'Helen Marsh and Tomás Iriarte',
    ],
    [
      '/verify trucks belong on the water at night person:helen marsh',
      'Someone else’s words',
      'word for word, as words of Tomás Iriarte',
      'not on record as words of Helen Marsh',
    ],
    [
      '/verify trucks never belong on the water at night person:helen marsh',
      'Someone else’s words',
      'Not on record like this',
      'not on record as words of Helen Marsh',
    ],
    ['/verify the moon is made of cheese', 'Not in your feeds', 'does not mean that nobody said them'],
    ['/verify it is', 'Not in your feeds'],
    // The writer's words, not hers.
    ['/verify opened her campaign for mayor of Teal County', 'Not in your feeds'],
  ]
  for (const [line, title, ...says] of cases) {
    test(line, async () => {
      const reply = await room.say(line)
      expect(reply.title, line).toBe(title)
      for (const words of says) expect(wordsOf(reply)).toContain(words)
      const shown = await expectCutFromArticles(reply, room.store)
      expect(shown > 0, 'whether anything is shown').toBe(title !== 'Not in your feeds')
    })
  }
})

test('what differs is marked word by word', async () => {
  const reply = await room.say('/verify We shall repair the bridge before we ever build new')
  expect(partsOf(reply)).toEqual([
    'same We',
    'changed shall/will',
    'same repair the bridge before we',
    'added ever',
    'same build',
    'missing anything',
    'same new',
  ])
})

test('each part of a stitched wording stands beside the quotation it was taken from', async () => {
  const { blocks } = await room.say('/verify Schools come second, and trucks belong on the water at night')
  expect(blocks.map(({ kind }) => kind)).toEqual([
    'notice',
    ...['difference', 'quotation'],
    ...['difference', 'quotation'],
  ])
})

test('a name that fits several asks back, with the words kept', async () => {
  const reply = await room.say('/verify trucks belong on the water person:marsh')
  const [first] = reply.actions!
  expect(reply.actions).toHaveLength(2)
  expect(first!.options).toMatchObject({ text: 'trucks belong on the water' })
  const answer = await room.press(first!)
  expect(answer.title).toBe('Someone else’s words')
})

test('nobody of that name: whoever comes near is offered, with the words kept', async () => {
  const reply = await room.say('/verify I only count the boats person:owyn')
  expect(wordsOf(reply)).toContain('Near it:')
  expect((await room.press(reply.actions![0]!)).title).toBe('Verbatim')
})

test('a whole speech is refused', async () => {
  const reply = await room.say(`/verify ${'bridge '.repeat(400)}`)
  expect(reply.status).toBe('refused')
  expect(wordsOf(reply)).toContain('up to 2,000')
})

test('words that two people said are two quotations', async () => {
  for (const [id, name] of [
    ['ida-roe', 'Ida Roe'],
    ['bo-poe', 'Bo Poe'],
  ] as const) {
    const text = `“There is no comment on pending harbor cases,” ${name} said.`
    await room.store.articles.save({
      article: {
        id,
        canonicalUrl: `https://post.example.com/${id}`,
        publisher: 'The Kestrel Post',
        headline: 'No comment',
        publishedAt: Temporal.Instant.from('2019-11-10T12:00:00Z'),
        publishedOn: Temporal.PlainDate.from('2019-11-10'),
        language: 'en',
        text,
      },
      people: [{ id, name, familyName: name.split(' ')[1]!, otherNames: [], roles: [] }],
      mentions: [],
      passages: [{ start: 0, end: text.length }],
      quotes: [
        {
          kind: 'direct',
          content: [{ start: 1, end: text.indexOf('”') }],
          speaker: name,
          speakerId: id,
          medium: 'said',
          confidence: 1,
        },
      ],
    })
  }
  const { blocks } = await room.say('/verify there is no comment on pending harbor cases')
  const speakers = blocks.map(block => block.kind === 'quotation' && block.speaker)
  expect(speakers.sort()).toEqual(['Bo Poe', 'Ida Roe', false])
})

test('where the article leaves the speaker open, nobody is called somebody else', async () => {
  const text = 'A sign on the pier read: “The sea gives nothing back to anybody.”'
  const start = text.indexOf('The sea')
  await room.store.articles.save({
    article: {
      id: 'pier',
      canonicalUrl: 'https://post.example.com/pier',
      publisher: 'The Kestrel Post',
      headline: 'A sign on the pier',
      publishedAt: Temporal.Instant.from('2019-11-10T12:00:00Z'),
      publishedOn: Temporal.PlainDate.from('2019-11-10'),
      language: 'en',
      text,
    },
    people: [],
    mentions: [],
    passages: [{ start: 0, end: text.length }],
    quotes: [{ kind: 'direct', content: [{ start, end: text.length - 1 }], medium: 'said', confidence: 0.5 }],
  })
  const reply = await room.say('/verify the sea gives nothing back person:iriarte')
  expect(reply.title).toBe('Speaker not certain')
  expect(wordsOf(reply)).toContain('Whether they are words of Tomás Iriarte, the article leaves open.')
})

test('words that several outlets print are one quotation, with the others', async () => {
  const { articles } = room.store
  for (const outlet of ['east', 'west']) {
    const text = `“The toll is gone for good${outlet === 'west' ? '!' : ','}” Lou Castellan said.`
    await articles.save({
      article: {
        id: outlet,
        canonicalUrl: `https://${outlet}.example.com/toll`,
        publisher: outlet,
        headline: 'The toll is gone',
        publishedAt: Temporal.Instant.from('2019-11-10T12:00:00Z'),
        publishedOn: Temporal.PlainDate.from('2019-11-10'),
        language: 'en',
        text,
      },
      people: [{ id: 'lou', name: 'Lou Castellan', familyName: 'Castellan', otherNames: [], roles: [] }],
      mentions: [],
      passages: [{ start: 0, end: text.length }],
      quotes: [
        {
          kind: 'direct',
          content: [{ start: 1, end: text.indexOf('”') }],
          speaker: 'Lou Castellan',
          speakerId: 'lou',
          medium: 'said',
          confidence: 1,
        },
      ],
    })
  }
  const { blocks } = await room.say('/verify the toll is gone for good')
  expect(blocks).toHaveLength(2)
  const [, quotation] = blocks
  expect(quotation?.kind === 'quotation' && quotation.alsoIn).toHaveLength(1)
})

function partsOf({ blocks }: Reply): string[] {
  const show = (part: DifferencePart) =>
    ['typed' in part ? part.typed : undefined, 'recorded' in part ? part.recorded.text : undefined]
      .filter(words => words !== undefined)
      .join('/')
  return blocks.flatMap(block =>
    block.kind === 'difference' ? block.parts.map(part => `${part.kind} ${show(part)}`) : [],
  )
}
