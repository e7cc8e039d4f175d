import { describe, expect, test } from 'vitest'
import { attribute } from '../../../src/text/quotes/attribute.ts'

// A Friday.
const publishedOn = Temporal.PlainDate.from('2019-11-08')

/** Medium and day of what stands in marks. */
function occasionsIn(text: string): string[] {
  return attribute({ text, publishedOn })
    .attributions.filter(({ kind }) => kind !== 'indirect')
    .map(({ medium, saidOn }) => `${medium} ${saidOn ?? '-'}`)
}

const cases: readonly { text: string; occasions: readonly string[] }[] = [
  { text: '“He failed us,” Tom Tarver tweeted Wednesday.', occasions: ['tweet 2019-11-06'] },
  {
    text: 'On Tuesday, Sen. Carla Webb said the bill was “dead on arrival.”',
    occasions: ['said 2019-11-05'],
  },
  {
    text: '“I am in,” Sen. Carla Webb said in a statement on Thursday.',
    occasions: ['statement 2019-11-07'],
  },
  {
    text: 'In a letter to the board, Neil Okun wrote that it was “one bad quarter away.”',
    occasions: ['letter -'],
  },
  {
    text: 'Tom Tarver went further in a recent campaign ad, calling Josh Seward a “fraud.”',
    occasions: ['ad -'],
  },
  { text: '“I am not running,” Sen. Carla Webb told the Harbor Times.', occasions: ['interview -'] },
  { text: '“I am not running,” Sen. Carla Webb told reporters.', occasions: ['said -'] },
  // The day of the vote is not the day of the words.
  { text: 'Sen. Carla Webb said the vote on Tuesday was “a farce.”', occasions: ['said -'] },
  { text: 'Sen. Carla Webb said the vote Tuesday was “a farce.”', occasions: ['said -'] },
  // A bare "Doyle said" goes on with the occasion of the paragraph before.
  {
    text: 'Sen. Mark Doyle spoke in a video, saying the governor had his “full support.”\n“I was there to serve,” Doyle said.',
    occasions: ['video -', 'video -'],
  },
  // The one day on which the speaker is reported to have spoken dates the rest.
  {
    text: 'Sen. Carla Webb announced her candidacy Thursday. Later she met voters.\n“I will fight,” Webb said in Dover.',
    occasions: ['said 2019-11-07'],
  },
  {
    text: 'Sen. Carla Webb said on Tuesday that she might run. She said on Thursday that she would.\n“I will fight,” Webb said in Dover.',
    occasions: ['said -'],
  },
]

describe('medium and day are read off the clause that reports', () => {
  for (const { text, occasions } of cases) test(text, () => expect(occasionsIn(text)).toEqual(occasions))
})
