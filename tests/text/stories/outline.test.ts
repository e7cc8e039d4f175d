import { expect, test } from 'vitest'
import { outlineStory } from '../../../src/text/stories/outline.ts'
import { storyOf } from './sample-stories.ts'

test('copies of one text are one report, the first published; their publishers all count', () => {
  const outline = outlineStory(
    storyOf([
      { publisher: 'Wire', textMark: 'w', headline: 'Council passes harbour levy by one vote' },
      { publisher: 'Ledger', textMark: 'w', headline: 'Council passes harbour levy by one vote' },
      { publisher: 'Post', headline: 'Harbour levy passes council by a single vote' },
      { publisher: 'Ledger', headline: 'What the harbour levy means for fishermen' },
    ]),
  )
  expect(outline.publishers).toEqual(['Wire', 'Ledger', 'Post'])
  expect(outline.reports.map(({ articleId }) => articleId)).toEqual(['a0', 'a2', 'a3'])
  expect(outline.newest.articleId).toBe('a3')
})

const best = (...headlines: string[]) =>
  outlineStory(storyOf(headlines.map(headline => ({ headline })))).best.headline

test('the best headline says what the others say too', () => {
  expect(
    best(
      'A long night at the harbour',
      'Council passes harbour levy by one vote',
      'Harbour levy passes: fishermen and shopkeepers debate',
    ),
  ).toBe('Council passes harbour levy by one vote')
})

test('a question, an opinion or a single word is none while there is another', () => {
  expect(best('Will the harbour levy pass the council?', 'Council passes harbour levy')).toBe(
    'Council passes harbour levy',
  )
  expect(best('Opinion: The harbour levy is a mistake', 'Boats to pay at the harbour')).toBe(
    'Boats to pay at the harbour',
  )
  expect(best('Levy', 'Boats to pay at the harbour')).toBe('Boats to pay at the harbour')
  expect(best('Levy?')).toBe('Levy?')
})

test('of equals the first published is taken', () => {
  expect(best('Council passes harbour levy', 'Council passes harbour levy')).toBe(
    'Council passes harbour levy',
  )
})
