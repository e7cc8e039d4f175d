import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Earlier } from '../../../src/text/follow-up/earlier.ts'
import { readFollowUp } from '../../../src/text/follow-up/read-follow-up.ts'

const today = Temporal.PlainDate.from('2019-11-13')

const endorsed: Earlier = {
  question: 'has Marsh endorsed Iriarte?',
  people: [
    { name: 'Helen Marsh', words: 'Marsh', gender: 'female' },
    { name: 'Tomás Iriarte', words: 'Iriarte', gender: 'male' },
    { name: 'Owen Marsh', gender: 'male' },
  ],
}
const said: Earlier = {
  question: 'what did marsh say about the ferry last week?',
  people: [{ name: 'Helen Marsh', words: 'marsh', gender: 'female' }],
}
const running: Earlier = {
  question: 'who is running against helen marsh in 2019?',
  people: [{ name: 'Helen Marsh', words: 'helen marsh', gender: 'female' }],
}

// What the answer told of stands behind those whom the question names.
const iriarte = { name: 'Tomás Iriarte', gender: 'male', answers: true } as const
const marsh = { name: 'Helen Marsh', gender: 'female', answers: true } as const
const ran: Earlier = {
  question: 'who is running against helen marsh?',
  people: [
    { name: 'Helen Marsh', words: 'helen marsh' },
    iriarte,
    // Of a sentence beside the best.
    { name: 'Owen Marsh' },
  ],
}
const led: Earlier = { question: 'who leads the race?', people: [marsh] }
const both: Earlier = { question: 'who is running?', people: [marsh, iriarte] }

const counted: Earlier = {
  question: 'what did the board say about the levy?',
  people: [{ name: 'Example County Board', words: 'the board', isBody: true }],
}

describe('read with the question before', () => {
  const cases: readonly (readonly [typed: string, earlier: Earlier, whole: string, ...named: string[]])[] = [
    ['why?', endorsed, 'why has Marsh endorsed Iriarte?'],
    ['But why not?', endorsed, 'why has Marsh not endorsed Iriarte?'],
    ['why not?', counted, 'why did the board not say about the levy?'],
    ['when', running, ''],
    ['why?', ran, 'why is Tomás Iriarte running against helen marsh?'],
    ['since when?', led, 'since when Helen Marsh leads the race?'],
    ['why?', both, ''],
    [
      'and when is the next one?',
      { question: 'when was the first mayoral debate held?', people: [] },
      'when is the next mayoral debate?',
    ],
    ['when was that?', endorsed, 'when has Marsh endorsed Iriarte?'],
    ['and how did that happen', endorsed, 'how has Marsh endorsed Iriarte?'],
    ['when was that', { question: 'who released the audit?', people: [] }, 'when was the audit released?'],
    ['why', { question: 'who won?', people: [] }, ''],
    ['who else?', running, 'who else is running against helen marsh in 2019?'],
    ['and Venkat?', endorsed, 'has Marsh endorsed Venkat?', 'Venkat'],
    ['what about venkat?', said, 'what did venkat say about the ferry last week?', 'venkat'],
    ['Venkat?', said, 'what did Venkat say about the ferry last week?', 'Venkat'],
    ['and him?', endorsed, 'has Marsh endorsed Owen Marsh?'],
    ['him?', said, ''],
    ['him?', counted, ''],
    ['and them?', counted, counted.question],
    ['and her?', said, said.question],
    ['what about 2017?', running, 'who is running against helen marsh in 2017?'],
    ['and last month?', said, 'what did marsh say about the ferry last month?'],
    ['in 2017?', running, 'who is running against helen marsh in 2017?'],
    ['yesterday?', endorsed, 'has Marsh endorsed Iriarte yesterday?'],
    ['and about the bridge?', said, 'what did marsh say about the bridge?'],
    ['what about the bridge?', said, 'what did marsh say about the bridge?'],
    ['what about in Port Teal?', endorsed, 'has Marsh endorsed Iriarte in Port Teal?'],
    [
      'and what did Venkat say to that?',
      endorsed,
      'what did Venkat say about Marsh endorsed Iriarte?',
      'Venkat',
    ],
    ['what did Venkat say about that?', said, 'what did Venkat say about the ferry last week?', 'Venkat'],
    ['did he thank her?', endorsed, 'did Iriarte thank Marsh?'],
    ['who is her opponent?', said, 'who is marsh’s opponent?'],
    ['did she win?', running, 'did helen marsh win?'],
  ]
  for (const [typed, earlier, whole, ...named] of cases) {
    test(`${typed} after ${earlier.question}`, () => {
      const read = readFollowUp(typed, { earlier, named, today })
      expect(read ?? '').toBe(whole)
    })
  }
})

describe('leaning on nothing, it stays as it is', () => {
  const cases: readonly (readonly [typed: string, ...named: string[]])[] = [
    ['who is running for mayor?'],
    ['Did Marsh say that he lost?', 'Marsh'],
    ['what about?'],
    ['and'],
    ['???'],
    [''],
  ]
  for (const [typed, ...named] of cases) {
    test(typed, () => {
      for (const earlier of [endorsed, undefined])
        expect(readFollowUp(typed, { earlier, named, today })?.replace(/\?+$/, '')).toBe(
          typed.replace(/\?+$/, ''),
        )
    })
  }
})

test('a name alone leans on the question before it, and stays as it is where there is none', () => {
  expect(readFollowUp('Marsh', { earlier: undefined, named: ['Marsh'], today })).toBe('Marsh')
  expect(readFollowUp('Marsh', { earlier: endorsed, named: ['Marsh'], today })).not.toBe('Marsh')
})

describe('leaning on what is not known, it cannot be read', () => {
  for (const typed of ['why?', 'and him?', 'what about 2017?', 'who else?', 'last week?', 'them?']) {
    test(typed, () => {
      expect(readFollowUp(typed, { earlier: undefined, named: [], today })).toBeUndefined()
    })
  }
})

test('whatever is typed, it is read without failing, in time', () => {
  const piece = fc.constantFrom(
    ...[
      'and ',
      'why',
      'what about ',
      'him',
      'he ',
      'her ',
      'that',
      'to that',
      'Marsh',
      '$&',
      '2017',
      'last week',
      '?',
      '(',
      '\\',
      ' ',
    ],
  )
  const typed = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(typed, fc.constantFrom(endorsed, said, running, undefined), (line, earlier) => {
      const read = readFollowUp(line, { earlier, named: line.includes('Marsh') ? ['Marsh'] : [], today })
      expect(read === undefined || typeof read === 'string').toBe(true)
    }),
    { numRuns: 500 },
  )
  const long = `${'and what did he say to that '.repeat(400)}?`
  expect(readFollowUp(long, { earlier: endorsed, named: [], today })).toBe(long)
})
