import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clarify } from '../../../src/text/answer/clarify.ts'
import { sentences } from '../../../src/text/sentences.ts'

const publishedOn = Temporal.PlainDate.from('2019-11-08') // a Friday

/** Per sentence: `he=Marsh` for a pronoun, `Thursday=2019-11-07` for a date. */
function clarified(text: string): string[][] {
  const spans = sentences(text)
  return clarify({ text, headline: '', publishedOn }, spans).map(({ pronouns, dates }) => [
    ...pronouns.map(
      ({ span, name }) => `${text.slice(span.start, span.end)}=${text.slice(name.start, name.end)}`,
    ),
    ...dates.map(({ span, date }) => `${text.slice(span.start, span.end)}=${date}`),
  ])
}

describe('what a sentence leaves open', () => {
  const cases = [
    {
      text: 'Mayor Owen Marsh announced his candidacy Thursday. He left the council in 2017.',
      clear: [['Thursday=2019-11-07'], ['He=Marsh']],
    },
    {
      text: 'Helen Calder opened the bridge. She began her campaign last week.',
      clear: [[], ['She=Calder', 'last week=2019-10-28']],
    },
    // The day after that of the article, or the one before it: nobody can tell.
    {
      text: 'The road was clear by Saturday morning. Last Saturday it snowed.',
      clear: [[], ['Last Saturday=2019-11-02']],
    },
    // Inside a sentence a pronoun may look ahead.
    { text: 'Owen Marsh won. Aides praised his talk with Peter Calder.', clear: [[], []] },
    // The sentence says so itself.
    { text: 'Owen Marsh said he would run.', clear: [[]] },
    // Two men, and nothing tells which.
    {
      text: 'Owen Marsh met Peter Calder at the pier. Mark Dunn met Carl Webb there. He left early.',
      clear: [[], [], []],
    },
    // A year of its own needs no other.
    { text: 'The bridge closed on March 3, 2016, and in 2017.', clear: [[]] },
    // What is quoted stays as it was said.
    { text: 'Owen Marsh spoke. “He told me on Monday,” Helen Calder said.', clear: [[], []] },
    { text: '', clear: [] },
  ]
  for (const { text, clear } of cases) {
    test(text || 'nothing', () => expect(clarified(text), text).toEqual(clear))
  }
})

test('names are words of the article that stand before the pronoun, whatever it is', () => {
  const piece = fc.constantFrom(
    'Owen Marsh ',
    'Helen Calder ',
    'he ',
    'She ',
    'said',
    ' Monday',
    '. ',
    '“',
    '”',
    '\n',
    'her ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const text = pieces.join('')
      for (const { pronouns } of clarify({ text, publishedOn }, sentences(text))) {
        for (const { span, name } of pronouns) {
          expect(name.end).toBeLessThanOrEqual(span.start)
          expect(text.slice(name.start, name.end)).toMatch(/^\p{Lu}\p{L}*$/u)
        }
      }
    }),
  )
})
