import { describe, expect, test } from 'vitest'
import { findMarks } from '../../../../src/text/quotes/find-marks.ts'
import { descriptionKind } from '../../../../src/text/quotes/syntax/phrases.ts'
import { readItems } from '../../../../src/text/quotes/syntax/read-items.ts'
import { verbForm } from '../../../../src/text/quotes/syntax/verbs.ts'
import { paragraphs } from '../../../../src/text/sentences.ts'

/** Names as `Name`, descriptions as `[head]`, pronouns as they are, other words by their tag. */
function readingOf(text: string): string {
  const spans = paragraphs(text)
  return readItems(text, spans, findMarks(text, spans))
    .flatMap(({ items }) => items)
    .filter(({ tag }) => tag !== 'm')
    .map(({ mention, tag, text }) => {
      if (mention?.kind === 'name') return mention.words.join(' ')
      return mention?.kind === 'description' ? `[${mention.words[0]}]` : mention ? text : tag
    })
    .join(' ')
}

const cases: readonly { text: string; reading: string }[] = [
  { text: 'Former Dover football coach Tom Tarver spoke.', reading: 'Tom Tarver R .' },
  { text: 'House Speaker Ann Soto said no.', reading: 'Ann Soto S [no] .' },
  { text: 'The president told reporters.', reading: '[president] S [reporters] .' },
  { text: 'Mr. King said so.', reading: 'King S C .' },
  { text: 'The Arizona Democrat left.', reading: '[democrat] V .' },
  { text: 'Secretary of State Alan Pruitt left.', reading: 'Alan Pruitt V .' },
  { text: 'Podcaster Ann Soto joked.', reading: 'Ann Soto S .' },
  { text: 'Webb Tuesday announced her run.', reading: 'Webb A R her [run] .' },
  { text: 'State Rep. Robert “Bobby” Teague agreed.', reading: 'Robert “Bobby” Teague V .' },
  {
    text: 'The Bureau of Ferries, Canals, Bridges and Harbors agreed.',
    reading: 'Bureau of Ferries , Canals , Bridges and Harbors V .',
  },
  { text: 'The Department of Canals and the FAA agreed.', reading: 'Department of Canals C FAA V .' },
  { text: 'The Department of Canals and FAA agreed.', reading: 'Department of Canals C FAA V .' },
  { text: 'The former first lady agreed.', reading: '[lady] V .' },
  { text: 'Asked about it, Soto smiled.', reading: 'S I it , Soto R .' },
]

describe('sentences are read into phrases', () => {
  for (const { text, reading } of cases) test(text, () => expect(readingOf(text)).toBe(reading))
})

test('a headline in title case names only whom the text names', () => {
  const text = 'Carla Webb Slams Plan After Closed Meeting\nOn Monday, Sen. Carla Webb slammed the plan.'
  expect(readingOf(text)).toMatch(/^Carla Webb R/)
})

describe('descriptionKind', () => {
  const cases = {
    spokeswoman: 'person',
    lobbyist: 'person',
    critics: 'person',
    campaign: 'body',
    statement: 'document',
    road: 'thing',
  }
  for (const [head, kind] of Object.entries(cases)) test(head, () => expect(descriptionKind(head)).toBe(kind))
})

describe('verbForm', () => {
  const cases = {
    said: 'say say past',
    quipped: 'say quip past',
    telling: 'say tell gerund',
    calls: 'report call third',
    denied: 'report deny past',
    bulldozed: 'other bulldozed past',
  }
  for (const [word, form] of Object.entries(cases)) {
    const { kind, lemma, shape } = verbForm(word) ?? {}
    test(word, () => expect(`${kind} ${lemma} ${shape}`).toBe(form))
  }
  test('table', () => expect(verbForm('table')).toBeUndefined())
})
