import { describe, expect, test } from 'vitest'
import { findCue, findGovernor, findSubject } from '../../../src/text/quotes/find-cue.ts'
import { findMarks } from '../../../src/text/quotes/find-marks.ts'
import { readItems } from '../../../src/text/quotes/syntax/read-items.ts'
import { paragraphs } from '../../../src/text/sentences.ts'

function itemsOf(text: string) {
  const spans = paragraphs(text)
  return readItems(text, spans, findMarks(text, spans))[0]!.items
}

describe('the word that reports what a phrase says, and back', () => {
  const cases = [
    { text: '“No,” said Helen Marsh.', source: 'Helen Marsh', cue: 'said' },
    { text: 'Helen Marsh, who runs the county, said no.', source: 'Helen Marsh', cue: 'said' },
    {
      text: 'Deputies “acted by the book,” according to Sheriff Dale Burke.',
      source: 'Sheriff Dale Burke',
      cue: 'to',
    },
    { text: 'He also lobbed attacks in an ad, calling Seward a “fraud.”', source: 'He', cue: 'calling' },
  ]
  for (const { text, source, cue } of cases) {
    test(text, () => {
      const items = itemsOf(text)
      const at = items.findIndex(item => item.text === source)
      const found = findCue(items, at)
      expect(found === undefined ? undefined : items[found]!.text).toBe(cue)
      expect(findSubject(items, found!)).toBe(at)
    })
  }
})

test('a saying clause has the subject of its sentence, not the phrase before it', () => {
  const items = itemsOf(
    'Doyle’s campaign praised Lang in a video posted to his website, saying he had “full support.”',
  )
  const governor = findGovernor(
    items,
    items.findIndex(({ tag }) => tag === 'Q'),
  )
  expect(items[governor!]!.text).toBe('saying')
  expect(items[findSubject(items, governor!)!]!.text).toBe('campaign')
})

describe('the subject of a verb of speech', () => {
  const cases = [
    { text: 'The spot ends with a clip of Helen Marsh saying “no.”', verb: 'saying', subject: 'Helen Marsh' },
    {
      text: 'Helen Marsh, opening the House of Arts and Letters on Monday, said no.',
      verb: 'said',
      subject: 'Helen Marsh',
    },
    { text: 'Helen Marsh left the hall, saying “no.”', verb: 'saying', subject: 'Helen Marsh' },
  ]
  for (const { text, verb, subject } of cases) {
    test(text, () => {
      const items = itemsOf(text)
      const found = findSubject(
        items,
        items.findIndex(item => item.text === verb),
      )
      expect(items[found!]!.text).toBe(subject)
    })
  }
})
