import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Block, Reply } from '../../src/model/reply.ts'
import { type Newsroom, openNewsroom, wordsOf } from './newsroom.ts'

// The whole bot with its real commands: whatever is typed, it answers in words.

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
})
afterAll(() => room.close())

describe('refused, with what would work', () => {
  const cases: readonly (readonly [line: string, ...advice: string[]])[] = [
    ['', 'Nothing was typed', '/help'],
    ['   \t\r\n  ', 'Nothing was typed', '/help'],
    ['\u0000\u0001\u001b\u007f', 'Nothing was typed'],
    ['\u200b\u202e\u2066', 'Nothing was typed'],
    ['/', 'Nothing was typed'],
    ['//', 'There is no command', '/help'],
    ['x'.repeat(10_000), '10,000 characters', '6,000'],
    [`/quote ${'x'.repeat(10_000)}`, '10,007 characters'],
    ['/quote', '/quote needs person', '/quote jeff sessions'],
    ['/quote ""', '/quote needs person'],
    ['/ask', '/ask needs question'],
    ['/summary', '/summary needs article'],
    ['/summary length:brief', '/summary needs article'],
    ['/qoute helen marsh', 'There is no command /qoute.', 'Did you mean /quote?'],
    ['/sumary latest', 'Did you mean /summary?'],
    ['/digest lst', '/digest preview'],
    ['/feeds lst', '/feeds list'],
    ['/digset preview', 'Did you mean /digest?'],
    ['/quote helen marsh abuot:bridge', '/quote has no option “abuot”.', 'Did you mean “about”?'],
    ['/quote helen marsh limit:0', 'limit must be a whole number from 1 to 10, but is “0”'],
    ['/quote helen marsh limit:lots', 'limit must be a whole number'],
    ['/quote helen marsh page:-1', 'page must be a whole number'],
    ['/quote helen marsh since:someday', 'since must be a date such as 2019-11-07', '“someday”'],
    ['/quote helen marsh until:2019-02-31', 'until must be a date'],
    ['/quote helen marsh medium:telepathy', 'medium must be one of said, tweet'],
    ['/summary latest length:epic', 'length must be one of line, brief, standard'],
    ['/about everything', '/about takes no options'],
  ]
  for (const [line, ...advice] of cases) {
    test(JSON.stringify(line.slice(0, 50)), async () => {
      const reply = await room.say(line)
      expect(reply.status).toBe('refused')
      const [block] = reply.blocks
      for (const part of advice) expect(block?.kind === 'notice' && block.text).toContain(part)
      expect(wordsOf(reply).length, 'short enough to read').toBeLessThan(500)
    })
  }
})

describe('answered, however odd', () => {
  const lines = [
    "'; drop table articles; --",
    "/quote '; drop table articles; --",
    '/quote " or 1=1 --',
    '/summary "unbalanced',
    '/quote “unbalanced',
    '/quote %',
    '/quote *',
    '/quote _',
    '/quote NEAR(marsh)',
    '/summary marsh AND NOT bridge OR *',
    '/summary "marsh" NEAR/2 ^bridge -ferry',
    '/quote .*+?^$()|[]{}\\',
    '/ask \\p{L}(?<name>',
    '/quote 🗳️',
    '👩‍👩‍👧‍👦 🇺🇸?',
    '/quote هيلين مارش',
    '\u202eهل فازت؟',
    '/quote 选举',
    '/quote Z̸̢̛a̵l̶g̷o̸',
    '/quote \ud83d',
    '/quote null',
    '/quote constructor',
    '/summary __proto__',
    `/quote ${'a '.repeat(2900)}`,
    `/summary ${'marsh '.repeat(900)}`,
    'why '.repeat(1400),
    '?'.repeat(6000),
    '<script>alert(1)</script>',
    '/quote <@123456> @everyone',
    '/summary file:///etc/passwd',
    '/summary http://127.0.0.1:1/',
    '/summary https://',
    '/summary ../../../etc/passwd',
    '/help ""',
  ]
  for (const line of lines) {
    test(JSON.stringify(line.slice(0, 50)), async () => {
      const reply = await room.say(line)
      expect(reply.status, wordsOf(reply)).not.toBe('failed')
      expectWords(reply)
    })
  }

  test('and nothing of it was harmed', async () => {
    expect(await room.store.articles.count()).toBe(3)
  })
})

test('a page that was typed for a name is not repeated whole', async () => {
  for (const command of ['/quote', '/summary', '/people card', '/people search', '/help']) {
    const reply = await room.say(`${command} ${'x'.repeat(5000)}`)
    expect(wordsOf(reply).length, command).toBeLessThan(1000)
  }
})

describe('whatever is typed', () => {
  const always = async (line: string) => {
    const reply = await room.say(line)
    expect(reply.status, line).not.toBe('failed')
    expectWords(reply)
    for (const suggestion of await room.bot.complete(line)) expect(suggestion).toMatch(/^\/\p{L}/u)
  }

  test('of any characters', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), always), { numRuns: 60 })
  })

  test('of pieces of commands', async () => {
    const piece = fc.constantFrom(
      ...['/', 'quote', 'summary', 'ask', 'help', 'digest preview', 'feeds', ' ', ' ', ' ', 'Helen Marsh'],
      ...[
        'person:',
        'about:',
        'since:',
        'limit:',
        'length:',
        'focus:',
        '2019',
        '3',
        '"',
        ':',
        'the mayor',
        '🗳️',
      ],
    )
    const line = fc.array(piece, { maxLength: 10 }).map(pieces => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(line, rest => always(`/${rest}`)),
      { numRuns: 60 },
    )
  })
})

/** Every block says something. */
function expectWords(reply: Reply): void {
  expect(reply.blocks).not.toEqual([])
  for (const block of reply.blocks) {
    for (const words of wordsIn(block)) expect(words.trim(), JSON.stringify(block)).not.toBe('')
  }
  if (reply.title !== undefined) expect(reply.title.trim()).not.toBe('')
}

function wordsIn(block: Block): string[] {
  switch (block.kind) {
    case 'quotation':
      return [block.context.text, ...block.content.map(piece => piece.text)]
    case 'difference':
      return block.parts.map(part => ('recorded' in part ? part.recorded.text : part.typed))
    case 'sentences':
      return ['', ...block.sentences.map(({ excerpt }) => excerpt.text)].slice(
        block.sentences.length > 0 ? 1 : 0,
      )
    case 'story':
      return [block.headline, ...block.sentences.map(({ text }) => text)]
    case 'timeline':
      return block.events.map(({ sentence }) => sentence.excerpt.text)
    case 'comparison':
      return [block.subject, ...block.sides.map(({ sentence }) => sentence.excerpt.text)]
    case 'written':
      return [...block.sentences, ...block.evidence.map(each => each.sentence.excerpt)].map(
        ({ text }) => text,
      )
    case 'text':
    case 'notice':
      return [block.text]
    case 'fields':
      return block.fields.flatMap(({ name, value }) => [name, value])
    case 'citations':
      return block.citations.map(({ headline }) => headline)
    case 'link':
      return [block.words]
    case 'image':
      return [block.alt]
    case 'file':
      return [block.name, block.text]
  }
}
