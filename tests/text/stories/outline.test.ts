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

const promising = [
  'What we know of the council and its harbour levy',
  "Here's what the council decided on the harbour levy",
  'Harbour levy and the council: what to know',
  'Five takeaways from the council vote on the harbour levy',
  'How the council came to pass the harbour levy',
]
for (const headline of promising)
  test(`one that only promises news is not shown while another tells it: ${headline}`, () =>
    expect(
      best(headline, 'Council passes harbour levy', 'Council vote on harbour levy: boats to pay'),
    ).not.toBe(headline))

test('the World Health Organization is not a question', () => {
  expect(best('WHO declares an emergency over harbour fever', 'Harbour fever: a doctor looks back')).toBe(
    'WHO declares an emergency over harbour fever',
  )
})

test('of equals the first published is taken', () => {
  expect(best('Council passes harbour levy', 'Council passes harbour levy')).toBe(
    'Council passes harbour levy',
  )
})
