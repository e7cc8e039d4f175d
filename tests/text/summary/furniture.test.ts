import { expect, test } from 'vitest'
import { isFurniture } from '../../../src/text/summary/furniture.ts'
import { summarize } from '../../../src/text/summary/summarize.ts'

const furniture = [
  'Read more about the harbour levy.',
  'READ MORE: Why the ferry stopped',
  'See also our map of the wards.',
  'Watch the full video of the debate here.',
  'Watch: Marsh opens the old bridge.',
  'Click here to sign up for our letter.',
  'Follow us on Chirper.',
  'Here are some of the key things she said.',
  'Here’s what we know so far.',
  'What happens next',
  'The bridge',
]
for (const sentence of furniture) test(`no news: ${sentence}`, () => expect(isFurniture(sentence)).toBe(true))

const news = [
  'The council voted.',
  'Readers of the Ledger raised $4,000 for the ferry.',
  'Watch repairers in Milbrook went on strike.',
  'Here in Milbrook, nobody voted for the levy.',
  'Subscribers pay $4 a month.',
  'Related costs came to $2 million.',
  'Photographs of the flood hang in the hall.',
  '“We will win,” she said',
  'A line that was cut off by the feed goes on like news does',
  'Der Rat sperrte die Brücke.',
  '議会は火曜日に橋を閉鎖した。',
]
for (const sentence of news) test(`news: ${sentence}`, () => expect(isFurniture(sentence)).toBe(false))

const ARTICLE = [
  'Who pays for the old bridge?',
  'Here is what to know about the vote of the Harlow council on the old bridge and its repair.',
  'Read more: Harlow council votes on repair of the old bridge.',
  'The Harlow council voted 7 to 2 on Tuesday to close the old bridge until its main span is repaired.',
  'Harlow council and old bridge',
  'Repairs of the bridge will cost $4.2 million and take six weeks, Mayor Lena Ortiz said.',
].join('\n')

test('a summary takes none of it, and opens with no question', () => {
  const headline = 'Harlow council votes on the old bridge'
  for (const length of ['line', 'brief', 'standard'] as const) {
    const shown = summarize({ text: ARTICLE, headline }, { length }).map(({ start, end }) =>
      ARTICLE.slice(start, end),
    )
    expect(shown[0]).toMatch(/^The Harlow council voted/)
    expect(shown.filter(isFurniture)).toEqual([])
  }
})

test('where there is nothing else, a heading is better than silence', () => {
  expect(summarize({ text: 'Harlow closes its bridge' }, { length: 'line' })).toEqual([{ start: 0, end: 24 }])
})
