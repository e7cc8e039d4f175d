import { describe, expect, test } from 'vitest'
import { compareReports } from '../../../src/text/stories/compare-reports.ts'

/** Each difference as what it is of, and the words of each side. */
function compare(...texts: string[]): string[] {
  const reports = texts.map((text, at) => ({ text, publisher: `outlet${at}.example.com` }))
  return compareReports(reports).map(
    ({ of, sides }) =>
      `${of}: ${sides.map(({ report, words }) => texts[report]!.slice(words.start, words.end)).join(' / ')}`,
  )
}

describe('numbers of the same thing', () => {
  const cases: readonly (readonly [one: string, other: string, found: readonly string[]])[] = [
    [
      'A wildfire near Tolland forced 900 people from their homes on Tuesday.',
      'The wildfire near Tolland forced 1,200 people from homes Tuesday night.',
      ['people: 900 people / 1,200 people'],
    ],
    [
      'Calder reported $4.2 million in her Senate campaign account.',
      'Senator Calder has reported $4.8 million in the campaign account.',
      ['$: $4.2 million / $4.8 million'],
    ],
    [
      'Repairs to the Harlow Bridge would take six weeks, Whitfield said.',
      'Whitfield said repairs to the Harlow Bridge would take 8 weeks.',
      ['weeks: six weeks / 8 weeks'],
    ],
    [
      'Marsh leads Hale by 6% among likely voters in the Teal County race.',
      'Marsh leads Hale by 9% among likely voters in Teal County.',
      ['%: 6% / 9%'],
    ],
    // The same number, however written.
    [
      'Repairs to the Harlow Bridge would take six weeks, Whitfield said.',
      'Whitfield said repairs to the Harlow Bridge would take 6 weeks.',
      [],
    ],
    // Two different things.
    ['The fire near Tolland burned 3,000 acres of pine.', 'Some 900 people left the town of Milbrook.', []],
    [
      'The council of Milbrook passed the levy in 2019.',
      'The council of Milbrook passed the levy in 2021.',
      [],
    ],
    [
      'The council of Milbrook passed the harbour levy on March 3.',
      'The council of Milbrook passed the harbour levy on March 4.',
      [],
    ],
  ]
  for (const [one, other, found] of cases)
    test(`${one} ${other}`, () => expect(compare(one, other)).toEqual(found))
})

test('names spelt in two ways; two people of one family are no misprint', () => {
  expect(
    compare(
      'Fire chief Marta Oyelaran said the blaze had burned the pine forest.',
      'The blaze had burned pine forest, said fire chief Martha Oyelaran.',
    ),
  ).toEqual(['Oyelaran: Marta Oyelaran / Martha Oyelaran'])
  expect(
    compare(
      'Chief Helen Marsh said the blaze had burned the pine forest near Tolland.',
      'Owen Marsh said the blaze had burned pine forest near Tolland.',
    ),
  ).toEqual([])
})

test('one publisher is not set against itself, and is shown once', () => {
  const one = 'A wildfire near Tolland forced 900 people from their homes on Tuesday.'
  const other = 'The wildfire near Tolland forced 1,200 people from homes Tuesday night.'
  const of = (publishers: string[]) =>
    compareReports([one, other, one].map((text, at) => ({ text, publisher: publishers[at]! }))).map(
      ({ sides }) => sides.map(({ report }) => report),
    )
  expect(of(['a', 'a', 'a'])).toEqual([])
  expect(of(['a', 'b', 'a'])).toEqual([[0, 1]])
  expect(of(['a', 'b', 'c'])).toEqual([[0, 1, 2]])
})

test('nothing to compare is no difference', () => {
  expect(compareReports([])).toEqual([])
  expect(compare('', '“…”', '1 2 3 4 5 6', 'مرحبا')).toEqual([])
})

test('a family name with another letter after the same name or title needs no like sentence', () => {
  const ortiz = 'Mayor Lena Ortiz called the vote a hard one.'
  expect(compare(ortiz, 'The levy, pressed by Mayor Lena Ortez since June, starts on March 1.')).toEqual([
    'Lena: Lena Ortiz / Lena Ortez',
  ])
  expect(compare('South Korea sent a boat.', 'A South Korean boat came, said Lena Ortis.')).toEqual([])
})
