import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseLine } from '../../src/bot/parse-line.ts'
import type { RawOptions } from '../../src/bot/read-options.ts'
import { UserError } from '../../src/model/errors.ts'
import { sampleCommands } from './sample-commands.ts'

describe('what a line means', () => {
  const cases: readonly (readonly [line: string, command: string, options: RawOptions])[] = [
    ['/poll helen marsh', 'poll', { person: 'helen marsh' }],
    ['/poll person:helen marsh', 'poll', { person: 'helen marsh' }],
    ['/POLL Helen Marsh', 'poll', { person: 'Helen Marsh' }],
    ['  / poll   helen marsh  ', 'poll', { person: 'helen marsh' }],
    [
      '/poll helen marsh about:school lunches since:Nov 2019',
      'poll',
      { person: 'helen marsh', about: 'school lunches', since: 'Nov 2019' },
    ],
    ['/poll about:water person:marsh', 'poll', { person: 'marsh', about: 'water' }],
    ['/poll marsh ABOUT: water', 'poll', { person: 'marsh', about: 'water' }],
    ['/poll marsh about:', 'poll', { person: 'marsh', about: '' }],
    ['/poll', 'poll', {}],
    ['poll', 'poll', {}], // a command's bare name needs no slash
    [
      '/poll "helen marsh" about:"tax: a history"',
      'poll',
      { person: 'helen marsh', about: 'tax: a history' },
    ],
    ['/poll "helen', 'poll', { person: '"helen' }], // an open mark is a character like others
    ['/poll "', 'poll', { person: '"' }],
    ['/poll https://example.com/a?b=c:d', 'poll', { person: 'https://example.com/a?b=c:d' }],
    ['/poll marsh about:it was 10:30', 'poll', { person: 'marsh', about: 'it was 10:30' }],
    ['/poll marsh about:"', 'poll', { person: 'marsh', about: '"' }],
    ['/race add senate in ohio', 'race add', { name: 'senate in ohio' }],
    ['/Race   Add   senate', 'race add', { name: 'senate' }],
    ['/race add', 'race add', {}],
    ['race list', 'race list', {}],
    ['/status', 'status', {}],
    ['/ask who won in re:union?', 'ask', { question: 'who won in re:union?' }],
    ['/ask question:who won?', 'ask', { question: 'who won?' }],
    ['/race', 'race list', {}],
    ['who won?', 'ask', { question: 'who won?' }],
    ['poll numbers of marsh?', 'ask', { question: 'poll numbers of marsh?' }],
    ["'; drop table articles; --", 'ask', { question: "'; drop table articles; --" }],
    ['.*+?^$()|[]{}\\', 'ask', { question: '.*+?^$()|[]{}\\' }],
    ['Who is\tMarsh?\u0000', 'ask', { question: 'Who is Marsh?' }],
    ['\u202ewho\u202c won?', 'ask', { question: 'who  won?' }],
    ['cafe\u0301', 'ask', { question: 'café' }],
    ['من فاز؟', 'ask', { question: 'من فاز؟' }],
    ['🗳️?', 'ask', { question: '🗳️?' }],
  ]
  for (const [line, command, options] of cases) {
    test(JSON.stringify(line), () =>
      expect(parseLine(line, sampleCommands), line).toEqual({ command, options }),
    )
  }
})

describe('what is refused, and with what advice', () => {
  const cases: readonly (readonly [line: string, code: string, ...advice: string[]])[] = [
    ['', 'empty-line', '/help'],
    ['   ', 'empty-line', '/help'],
    ['/', 'empty-line', '/help'],
    ['\u200b\u202e\u0007', 'empty-line', '/help'],
    ['/pol marsh', 'unknown-command', '/pol.', 'Did you mean /poll?', '/help'],
    ['/statsu', 'unknown-command', 'Did you mean /status?'],
    ['/rac list', 'unknown-command', 'Did you mean /race?'],
    ['/race ad', 'unknown-command', '/race ad.', '/race add', '/race list'],
    ['//', 'unknown-command', '/help'],
    ['/💥', 'unknown-command', '/help'],
    ['/(', 'unknown-command', '/('],
    ['/status now', 'unknown-option', '/status takes no options'],
    ['/poll marsh abuot:water', 'unknown-option', '“abuot”', 'Did you mean “about”?', 'person, about, kind'],
    ['/poll marsh about:water limt:3', 'unknown-option', '“limt”', 'Did you mean “limit”?'],
    ['/poll marsh zzzzzz:1', 'unknown-option', '“zzzzzz”', 'It takes person'],
  ]
  for (const [line, code, ...advice] of cases) {
    test(JSON.stringify(line), () => {
      const error = refusalOf(line)
      expect(error.code, line).toBe(code)
      for (const part of advice) expect(error.message, line).toContain(part)
    })
  }
})

test('no guess is made where nothing is near', () => {
  expect(refusalOf('/xyzzy').message).not.toContain('Did you mean')
  expect(refusalOf('/poll marsh zzzzzz:1').message).not.toContain('Did you mean')
})

test('a long unknown command is not repeated whole', () => {
  expect(refusalOf(`/${'x'.repeat(3000)}`).message.length).toBeLessThan(200)
})

test('any line becomes a known command, or is refused with a sentence', () => {
  const piece = fc.constantFrom(
    '/',
    'poll',
    'race',
    'add',
    'status',
    ' ',
    'about:',
    'since:',
    '"',
    ':',
    'Marsh',
    '\u0000',
  )
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join('')),
  )
  fc.assert(
    fc.property(line, typed => {
      try {
        const { command, options } = parseLine(typed, sampleCommands)
        const known = sampleCommands.find(each => each.name === command)
        expect(known, typed).toBeDefined()
        expect(Object.keys(known!.options)).toEqual(expect.arrayContaining(Object.keys(options)))
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        expect(error.message.trim(), typed).not.toBe('')
      }
    }),
  )
})

function refusalOf(line: string): UserError {
  try {
    parseLine(line, sampleCommands)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error(`Expected ${line} to be refused`)
}
