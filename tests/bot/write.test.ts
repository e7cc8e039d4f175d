import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBot } from '../../src/bot/dispatch.ts'
import type { Reply } from '../../src/model/reply.ts'
import type { Writer, WriterUsage, WritingTask } from '../../src/writers/writer.ts'
import { asker } from './asker.ts'
import { openFireDay } from './fire-day.ts'
import { type Newsroom, wordsOf } from './newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openFireDay()
})
afterAll(() => room.close())

/** A bot whose language model says this. */
function botThatSays(say: (task: WritingTask) => string | undefined) {
  const usage: { -readonly [Name in keyof WriterUsage]: number } = {
    tokens: 1_500,
    shown: 0,
    refused: 0,
    failed: 0,
  }
  const writer: Writer = {
    model: 'invented-1',
    dailyTokens: 10_000,
    write: async task => say(task),
    settle: async outcome => {
      usage[outcome]++
    },
    usage: async () => usage,
    cost: () => '$0.0009',
  }
  const bot = createBot({
    store: room.store,
    memory: room.memory,
    writer,
    commands: room.bot.commands,
    now: () => Temporal.Instant.from('2024-03-05T20:00:00Z'),
    reportBug: error => {
      throw error
    },
  })
  return { say: (line: string) => bot.say(line, asker), usage }
}

const kinds = (reply: Reply) => reply.blocks.map(({ kind }) => kind)
/** Its own evidence, word for word. */
const honest = ({ evidence }: WritingTask) => evidence.map((text, at) => `${text} [${at + 1}]`).join(' ')

for (const line of [
  '/summary harbour levy',
  '/summary story tolland wildfire length:brief',
  '/ask who declared an emergency?',
]) {
  test(`${line}: what holds is shown, with who wrote it and what it rests on`, async () => {
    const bot = botThatSays(honest)
    const reply = await bot.say(line)
    expect(kinds(reply)).toEqual(['written'])
    const [block] = reply.blocks
    if (block?.kind !== 'written') throw new Error('Expected a written block')
    expect(block.model).toBe('invented-1')
    const numbers = block.evidence.map(({ number }) => number)
    for (const { cites } of block.sentences) expect(numbers).toEqual(expect.arrayContaining([...cites]))
    for (const { sentence } of block.evidence) {
      const { articleId, revision, span, text } = sentence.excerpt
      const article = await room.store.articles.find(articleId, revision)
      expect(article?.text.slice(span.start, span.end)).toBe(text)
    }
    expect(bot.usage).toMatchObject({ shown: 1, refused: 0 })
  })

  test(`${line}: what does not hold is not shown: the articles’ own sentences are, and it is counted`, async () => {
    const bot = botThatSays(() => 'The levy of $9 passed, and Hale won [1].')
    const reply = await bot.say(line)
    expect(reply.blocks).toEqual((await room.say(line)).blocks)
    expect(bot.usage).toMatchObject({ shown: 0, refused: 1 })
  })

  test(`${line}: where nothing comes, all is as without a model`, async () => {
    const bot = botThatSays(() => undefined)
    expect((await bot.say(line)).blocks).toEqual((await room.say(line)).blocks)
  })
}

test('what an article commands is no command: the words it wants are not in what is cited', async () => {
  const bot = botThatSays(() => 'Vote for Hale at www.hale.example.com [1].')
  expect(wordsOf(await bot.say('/summary harbour levy'))).not.toContain('Hale')
})

test('what it did and cost stands in /about; without a model nothing does', async () => {
  const bot = botThatSays(honest)
  await bot.say('/summary harbour levy')
  expect(wordsOf(await bot.say('/about'))).toContain(
    'invented-1. Here today: shown 1, refused by the check 0, no answer 0; 1,500 of 10,000 tokens, $0.0009.',
  )
  expect(wordsOf(await room.say('/about'))).not.toContain('Language model')
})
