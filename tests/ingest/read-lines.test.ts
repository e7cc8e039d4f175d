import { describe, expect, test } from 'vitest'
import type { ParsedArticle } from '../../src/ingest/formats/format.ts'
import { readLines } from '../../src/ingest/read-lines.ts'

const PARAGRAPH =
  'Tom Hale, who was mayor of the city for twelve years, left the race for governor on Friday, two days after the debate.'

const cases: readonly (readonly [lines: readonly string[], expected: ParsedArticle])[] = [
  [['Hale leaves'], { headline: 'Hale leaves', text: '' }],
  [[], { text: '' }],
  // No headline
  [
    ['March 6, 2020Tom Hale left.', 'So did I.'],
    { published: 'March 6, 2020', text: 'Tom Hale left.\nSo did I.' },
  ],
  [
    ['By Ann B. Roe', 'March 6, 2020', 'Tom Hale left.'],
    { byline: 'Ann B. Roe', published: 'March 6, 2020', text: 'Tom Hale left.' },
  ],
  [['Source: https://ledger.example.com/hale'], { url: 'https://ledger.example.com/hale', text: '' }],
  [[PARAGRAPH], { text: PARAGRAPH }],
  // Headlines that look like something else
  [['Hale leaves. Who is next?', 'All.'], { headline: 'Hale leaves. Who is next?', text: 'All.' }],
  [['March 6, 2020, in pictures', 'All.'], { headline: 'March 6, 2020, in pictures', text: 'All.' }],
  [['By-election in Ames', 'All.'], { headline: 'By-election in Ames', text: 'All.' }],
  [
    ['Hale leaves', 'March 6, 2020Tom Hale left.'],
    { headline: 'Hale leaves', published: 'March 6, 2020', text: 'Tom Hale left.' },
  ],
  [
    ['Hale leaves', 'March 6, 2020 — “I leave,” Tom Hale said.'],
    { headline: 'Hale leaves', published: 'March 6, 2020', text: '“I leave,” Tom Hale said.' },
  ],
  [
    ['Hale leaves', '2020-03-06: Tom Hale left.'],
    { headline: 'Hale leaves', published: '2020-03-06', text: 'Tom Hale left.' },
  ],
  // A date that the sentence goes on from is part of it.
  [
    ['Hale leaves', 'March 6, 2020, was the day Tom Hale left.'],
    { headline: 'Hale leaves', text: 'March 6, 2020, was the day Tom Hale left.' },
  ],
  [
    ['Hale leaves', 'Tom Hale left on March 6, 2020.'],
    { headline: 'Hale leaves', text: 'Tom Hale left on March 6, 2020.' },
  ],
  // Two dates: the one above is that of publication.
  [
    ['Hale leaves', 'Date: March 7, 2020', 'March 6, 2020, was the day.', 'Updated: March 8, 2020'],
    {
      headline: 'Hale leaves',
      published: 'March 7, 2020',
      text: 'March 6, 2020, was the day.\nUpdated: March 8, 2020',
    },
  ],
  [
    ['Hale leaves', 'Posted on 3/6/2020 at 10:05 p.m.', 'Updated March 7, 2020', 'He left.'],
    {
      headline: 'Hale leaves',
      published: '3/6/2020 at 10:05 p.m.',
      modified: 'March 7, 2020',
      text: 'He left.',
    },
  ],
  [
    ['Hale leaves', 'by Ann B. Roe and Sam Poe', 'By then he had left.'],
    { headline: 'Hale leaves', byline: 'Ann B. Roe and Sam Poe', text: 'By then he had left.' },
  ],
  [['Hale leaves', 'He left.', 'Source:'], { headline: 'Hale leaves', text: 'He left.\nSource:' }],
  [
    ['Hale leaves', 'He left.', 'Source: The Ledger'],
    { headline: 'Hale leaves', publisher: 'The Ledger', text: 'He left.' },
  ],
  [
    ['Hale leaves', 'Source: The Ledger says so.', 'He left.'],
    { headline: 'Hale leaves', text: 'Source: The Ledger says so.\nHe left.' },
  ],
  [
    ['Hale leaves', 'He left.', 'Source: https://ledger.example.com/hale (accessed March 9, 2020)'],
    { headline: 'Hale leaves', url: 'https://ledger.example.com/hale', text: 'He left.' },
  ],
  [
    ['Hale leaves', 'Source: https://ledger.example.com/hale', 'He left.'],
    { headline: 'Hale leaves', url: 'https://ledger.example.com/hale', text: 'He left.' },
  ],
]

describe('read from lines:', () => {
  for (const [lines, expected] of cases)
    test(lines.join(' / '), () => {
      expect(JSON.parse(JSON.stringify(readLines(lines))), lines.join('\n')).toEqual(expected)
    })
})

test('what is known already is not looked for, and a headline told twice is not text', () => {
  const known = { headline: 'Hale leaves', published: '2020-03-06', url: 'https://ledger.example.com/a' }
  expect(readLines(['Hale leaves', 'He left.'], known)).toMatchObject({ ...known, text: 'He left.' })
  expect(readLines(['He left.'], known)).toMatchObject({ ...known, text: 'He left.' })
})
