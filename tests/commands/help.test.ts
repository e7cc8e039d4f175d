import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseLine } from '../../src/bot/parse-line.ts'
import { readOptions } from '../../src/bot/read-options.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom([])
})
afterAll(() => room.close())

test('every command is listed, with what it does and an example', async () => {
  const words = wordsOf(await room.say('/help'))
  for (const { name, description, example } of room.bot.commands) {
    expect(words).toContain(`{"name":"/${name}","value":"${description} · ${example}"}`)
  }
  expect(words).toContain('Without a slash, what you type is taken for a question.')
  expect(await room.say('help'), 'the bare word').toEqual(await room.say('/help'))
})

test('one command is explained with its options', async () => {
  const reply = await room.say('/help quote')
  expect(reply).toMatchObject({ title: '/quote', visibility: 'private' })
  const [, fields, example] = reply.blocks
  expect(fields).toMatchObject({
    kind: 'fields',
    fields: expect.arrayContaining([
      { name: 'person', value: expect.stringMatching(/^Who spoke/) },
      { name: 'limit', value: 'How many at once' },
      { name: 'medium', value: expect.stringContaining(': said, tweet, statement') },
    ]),
  })
  expect(example).toEqual({ kind: 'text', text: expect.stringContaining('/quote jeff sessions') })
})

test('a command of a group, with or without its slash', async () => {
  expect((await room.say('/help feeds list')).title).toBe('/feeds list')
  expect((await room.say('/help /Digest Preview')).title).toBe('/digest preview')
})

test('a command without options has none to list', async () => {
  expect((await room.say('/help about')).blocks.map(({ kind }) => kind)).toEqual(['text', 'text'])
})

test('an unknown command is refused with the nearest one', async () => {
  const reply = await room.say('/help qoute')
  expect(reply.status).toBe('refused')
  expect(wordsOf(reply)).toContain(
    'There is no command /qoute. Did you mean /quote? Type /help to see them all.',
  )
  expect(wordsOf(await room.say('/help zzzzzzzz'))).not.toContain('Did you mean')
  expect(wordsOf(await room.say('/help digest'))).toContain(
    'With /digest begin: /digest approve, /digest decline, /digest edit,',
  )
})

test('every example can be typed as it stands', async () => {
  for (const { example } of room.bot.commands) {
    const { command, options } = parseLine(example, room.bot.commands)
    const named = room.bot.commands.find(({ name }) => name === command)!
    expect(() => readOptions(named, options, Temporal.PlainDate.from('2019-11-13')), example).not.toThrow()
    // A digest or feed that it names may not be there: then a sentence says so.
    expect((await room.say(example)).status, example).not.toBe('failed')
  }
})
