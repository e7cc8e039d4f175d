import { describe, expect, test } from 'vitest'
import { groupWordings } from '../../../src/text/verify/group-wordings.ts'

const print = (words: string, day = '2019-11-08') => ({
  text: `“${words}”`,
  content: [{ start: 1, end: words.length + 1 }],
  publishedOn: Temporal.PlainDate.from(day),
  words,
})

const grouped = (prints: readonly ReturnType<typeof print>[]) =>
  groupWordings(prints).map(({ fullest, others, variants }) =>
    [
      fullest.words,
      ...others.map(({ words }) => `= ${words}`),
      ...variants.map(({ words }) => `≠ ${words}`),
    ].join(' | '),
  )

const cases: readonly {
  readonly name: string
  readonly prints: ReturnType<typeof print>[]
  readonly groups: string[]
}[] = [
  { name: 'nothing', prints: [], groups: [] },
  {
    name: 'the same words with other marks are one',
    prints: [
      print('We will repair the bridge,'),
      print('Taxes come last.'),
      print('we will repair the bridge!'),
    ],
    groups: ['We will repair the bridge, | = we will repair the bridge!', 'Taxes come last.'],
  },
  {
    name: 'a part of longer words is one with them, the fullest shown, whichever came first',
    prints: [
      print('will repair the bridge'),
      print('We will repair the bridge before May, and not later.'),
      print('the bridge before May'),
    ],
    groups: [
      'We will repair the bridge before May, and not later. | = will repair the bridge | = the bridge before May',
    ],
  },
  {
    name: 'words of which a part is printed alike and a part differs are marked as differing',
    prints: [
      print('We will run two boats in May,'),
      print('Nobody on this island will be left waiting.'),
      print('We will run two boats by May. Nobody on this island will be left waiting.'),
    ],
    groups: [
      'We will run two boats in May, | ≠ We will run two boats by May. Nobody on this island will be left waiting.',
      'We will run two boats by May. Nobody on this island will be left waiting. | = Nobody on this island will be left waiting. | ≠ We will run two boats in May,',
    ],
  },
  {
    name: 'the same words years later are still the same words',
    prints: [print('We will repair the bridge.'), print('We will repair the bridge.', '2015-01-01')],
    groups: ['We will repair the bridge. | = We will repair the bridge.'],
  },
  {
    name: 'but a mere word is another utterance',
    prints: [print('Never,'), print('Never.', '2019-11-09'), print('Never.', '2019-12-09')],
    groups: ['Never, | = Never.', 'Never.'],
  },
  {
    name: 'words that differ here and there are shown beside each other',
    prints: [
      print('We will repair the old bridge before the winter comes.'),
      print('Taxes come last.'),
      print('We will mend the old bridge before the winter comes.', '2019-11-10'),
    ],
    groups: [
      'We will repair the old bridge before the winter comes. | ≠ We will mend the old bridge before the winter comes.',
      'We will mend the old bridge before the winter comes. | ≠ We will repair the old bridge before the winter comes.',
      'Taxes come last.',
    ],
  },
  {
    name: 'months apart they are two utterances',
    prints: [
      print('We will repair the old bridge before the winter comes.'),
      print('We will mend the old bridge before the winter comes.', '2019-08-10'),
    ],
    groups: [
      'We will repair the old bridge before the winter comes.',
      'We will mend the old bridge before the winter comes.',
    ],
  },
  {
    name: 'a common phrase makes no variant',
    prints: [
      print('At the end of the day we lost the vote.'),
      print('It rained at the end of the day in March.'),
    ],
    groups: ['At the end of the day we lost the vote.', 'It rained at the end of the day in March.'],
  },
]

describe('prints of one speaker', () => {
  for (const { name, prints, groups } of cases)
    test(name, () => expect(grouped(prints), name).toEqual(groups))
})

test('thousands are grouped at once', () => {
  const many = Array.from({ length: 5_000 }, (_, index) =>
    print(`We will repair bridge number ${index % 1000} before the winter of that year`),
  )
  // Time of the processor: others may have it, too.
  const start = process.cpuUsage()
  expect(groupWordings(many.slice(0, 500)).length).toBe(500)
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000)
})
