import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bot, createBot } from '../../src/bot/dispatch.ts'
import { pressIds } from '../../src/bot/press.ts'
import type { Reply } from '../../src/model/reply.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'
import { asker } from './asker.ts'
import { freshMemory } from './memory.ts'
import { sampleCommands } from './sample-commands.ts'

let store: Store
let bot: Bot
let bugs: { error: unknown; id: string }[]
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  bugs = []
  bot = createBot({
    store,
    memory: freshMemory(),
    commands: sampleCommands,
    now: () => Temporal.Instant.from('2019-11-08T02:30:00Z'),
    reportBug: (error, id) => bugs.push({ error, id }),
  })
})
afterEach(() => store.close())

test('a typed line and a button take the same road', async () => {
  const typed = await bot.say('/poll helen marsh limit:3', asker)
  const pressed = await bot.run({ command: 'poll', options: { person: 'helen marsh', limit: 3 } }, asker)
  expect(textOf(typed)).toBe('{"person":"helen marsh","limit":3}')
  expect(pressed).toEqual(typed)
})

test('a reply is as public as its command', async () => {
  expect(await bot.say('/poll marsh', asker)).toMatchObject({ visibility: 'public' })
  expect(await bot.say('/status', asker)).toMatchObject({ visibility: 'private' })
})

test('"today" is the asker’s day', async () => {
  const instant = '"now":"2019-11-08T02:30:00Z"'
  expect(textOf(await bot.say('/status', asker))).toBe(`{${instant},"today":"2019-11-08"}`)
  const inChicago = { ...asker, timeZone: 'America/Chicago' }
  expect(textOf(await bot.say('/status', inChicago))).toBe(`{${instant},"today":"2019-11-07"}`)
})

test('an admin’s command is refused to everybody else, with whom to ask', async () => {
  const reply = await bot.say('/race add senate', { ...asker, isAdmin: false })
  expect(reply.status).toBe('refused')
  expect(textOf(reply)).toContain('/race add is for those who administrate this space')
  expect(await bot.say('/race add senate', asker)).not.toHaveProperty('status')
})

test('a button of a command that is gone is refused', async () => {
  const reply = await bot.run({ command: 'trade', options: {} }, asker)
  expect(reply.status).toBe('refused')
  expect(textOf(reply)).toBe('There is no command /trade any more. Type /help to see them all.')
})

test('a bug of ours is reported whole, and the asker gets its id and no more', async () => {
  const reply = await bot.say('/race list', asker)
  expect(reply).toMatchObject({ status: 'failed', visibility: 'private' })
  expect(bugs).toHaveLength(1)
  expect(bugs[0]!.error).toBeInstanceOf(TypeError)
  expect(bugs[0]!.id).toMatch(/^[\da-f]{8}$/)
  expect(textOf(reply)).toContain(bugs[0]!.id)
  expect(textOf(reply)).not.toContain('not a function')
})

describe('odd lines are refused with a sentence', () => {
  const cases: readonly (readonly [line: string, ...advice: string[]])[] = [
    ['', 'Nothing was typed', '/help'],
    ['  \t\n ', 'Nothing was typed'],
    ['\u0000\u0007\u001b', 'Nothing was typed'],
    ['/', 'Nothing was typed'],
    ['//', 'There is no command', '/help'],
    ['x'.repeat(10_000), '10,000 characters', 'up to 6,000'],
    [`/poll ${'x'.repeat(10_000)}`, '10,006 characters'],
    ['/pol marsh', 'Did you mean /poll?'],
    ['/poll marsh limt:3', 'Did you mean “limit”?'],
    ['/poll', '/poll needs person'],
    ['/poll marsh limit:many', 'limit must be a whole number from 1 to 10, but is “many”'],
    ['/poll marsh since:32 Nov', 'since must be a date such as'],
    ['/poll marsh kind:local', 'kind must be one of national, state'],
  ]
  for (const [line, ...advice] of cases) {
    test(JSON.stringify(line.slice(0, 40)), async () => {
      const reply = await bot.say(line, asker)
      expect(reply).toMatchObject({ status: 'refused', visibility: 'private' })
      expect(reply.blocks).toMatchObject([{ kind: 'notice', level: 'warning' }])
      for (const part of advice) expect(textOf(reply)).toContain(part)
      expect(bugs).toEqual([])
    })
  }
})

test('6,000 characters are still read', async () => {
  const question = `${'why '.repeat(1499)}who?`
  expect(question).toHaveLength(6000)
  expect(textOf(await bot.say(question, asker))).toBe(JSON.stringify({ question }))
})

test('whatever options a platform sends, it is a reply', async () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean())
  const name = fc.constantFrom(
    'person',
    'about',
    'kind',
    'since',
    'limit',
    'offset',
    'question',
    '__proto__',
    '',
  )
  const command = fc.constantFrom('poll', 'ask', 'status', 'race add', 'toString', '')
  await fc.assert(
    fc.asyncProperty(command, fc.dictionary(name, value), async (chosen, options) => {
      const reply = await bot.run({ command: chosen, options }, asker)
      expect(textOf(reply).trim()).not.toBe('')
      expect(bugs).toEqual([])
    }),
  )
})

/** The words of the one block. */
function textOf(reply: Reply): string {
  const [block] = reply.blocks
  return block?.kind === 'text' || block?.kind === 'notice' ? block.text : ''
}

test('what a button has no room for is kept for its space, and for a month', async () => {
  const ids = pressIds(40)
  const long = { command: 'poll', options: { person: 'Helen Marsh', about: 'bridges and roads', limit: 3 } }
  const id = ids.idOf({ does: 'update', ...long })
  expect(await bot.recall(id, { spaceId: 'one' })).toBeUndefined()
  await bot.keep(ids.kept, { spaceId: 'one' })
  expect(await bot.recall(id, { spaceId: 'one' })).toEqual({ does: 'update', ...long })
  expect(await bot.recall(id, { spaceId: 'two' })).toBeUndefined()
  expect(await bot.recall('nonsense', { spaceId: 'one' })).toBeUndefined()
  const short = pressIds(40).idOf({ does: 'run', command: 'status', options: {} })
  expect(await bot.recall(short, { spaceId: 'two' })).toEqual({ does: 'run', command: 'status', options: {} })
})
