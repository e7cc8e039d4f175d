import { describe, expect, test } from 'vitest'
import { findMarks } from '../../../src/text/quotes/find-marks.ts'
import { isSpeech, speechScore } from '../../../src/text/quotes/speech-or-not.ts'
import { paragraphs } from '../../../src/text/sentences.ts'

const verdicts = (text: string) =>
  findMarks(text, paragraphs(text)).map(stretch => isSpeech(speechScore(text, stretch)))

const cases: readonly { text: string; speech: readonly boolean[] }[] = [
  { text: '“We will not raise the fee,” Gov. Dana Whitfield said.', speech: [true] },
  { text: 'Alan Pruitt called the senator “weak,” “lost” and “a fraud.”', speech: [true, true, true] },
  { text: 'The shelters are “at the breaking point,” according to Ruth Calder.', speech: [true] },
  { text: 'The memo was dismissed as “fiction” by Jill Trask.', speech: [true] },
  { text: 'More than half of voters said the economy was “poor,” the survey found.', speech: [true] },
  { text: '‘Shame on this chamber’: Webb walks out of Senate', speech: [true] },
  { text: '‘The minister’s plan won’t work,’ said Fiona Reid, the shadow chancellor.', speech: [true] },
  // Shows, books, films, songs.
  { text: '“We will see,” Gov. Peter Lang said on “Sunday Table.”', speech: [true, false] },
  { text: 'Lang told the hosts of NBN’s “Sunday Table” that he would run.', speech: [false] },
  {
    text: 'In his memoir, “The Long Road Home,” Walter Dunn said he had “no regrets.”',
    speech: [false, true],
  },
  { text: 'She starred in the film “Harbor Lights” as a child.', speech: [false] },
  // Nicknames.
  { text: 'State Rep. Robert “Bobby” Teague said the session was “a circus.”', speech: [false, true] },
  // Terms of art and scare quotes.
  { text: 'The plan would close the “carried interest” loophole for funds.', speech: [false] },
  { text: 'The so-called “rainy day” account is empty.', speech: [false] },
  { text: 'Supporters waved “Whitfield Works” signs outside the hall.', speech: [false] },
]

describe('isSpeech', () => {
  for (const { text, speech } of cases) test(text, () => expect(verdicts(text), text).toEqual(speech))

  test('the score is a probability, whatever the text', () => {
    for (const text of ['“”', '“ ”', '"', '“…”', '\u{1F600}“\u{1F600}”', "''''"])
      for (const stretch of findMarks(text, paragraphs(text))) {
        const score = speechScore(text, stretch)
        expect(score, text).toBeGreaterThanOrEqual(0)
        expect(score, text).toBeLessThanOrEqual(1)
      }
  })
})
