import { describe, expect, test } from 'vitest'
import { toThePoint } from '../../../src/text/answer/beside-the-point.ts'
import { readDeed } from '../../../src/text/answer/deed.ts'
import { measureSentences } from '../../../src/text/answer/features.ts'
import { readQuestion } from '../../../src/text/answer/question.ts'

const statistics = { passageCount: 10, passagesWith: new Map() }

/** The sentences that are left, in the order given, of one article that holds these. */
function left(text: string, sentences: readonly string[]): string[] {
  const article = { articleId: 'a', headline: '', text: sentences.join('\n') }
  const passages = [{ ...article, span: { start: 0, end: article.text.length } }]
  const question = readQuestion(text, statistics)
  const ranked = measureSentences(question, passages).map(each => ({ ...each, score: 0 }))
  const pointed = toThePoint({ text, question, deed: readDeed(text) }, ranked, passages)
  return pointed.map(({ span }) => article.text.slice(span.start, span.end))
}

describe('what answers another question is left out', () => {
  const cases = [
    [
      'another’s deed',
      'How much has Okafor raised?',
      ['Quill has raised $420,000.', 'Okafor has raised $9.'],
      ['Okafor has raised $9.'],
    ],
    [
      'another office',
      'who leads the race for mayor?',
      ['Tanaka leads Vance in the race for governor.', 'Finch leads.'],
      ['Finch leads.'],
    ],
    [
      'another office, as an adjective',
      'who is in the gubernatorial race',
      ['Finch is in the mayoral race.', 'Tanaka is in the governor’s race.'],
      ['Tanaka is in the governor’s race.'],
    ],
    [
      'running, and not against them',
      'who is running against Tanaka?',
      [
        'Tanaka is running.',
        'Vance is running against Finch.',
        'Vance is challenging Tanaka.',
        'Her opponent is Vance.',
      ],
      ['Vance is challenging Tanaka.', 'Her opponent is Vance.'],
    ],
    [
      'what is so, where it is asked what is not',
      'who is not running?',
      ['Finch is running.', 'Whitcomb is not running.'],
      ['Whitcomb is not running.'],
    ],
    [
      'what is left undone is not, too',
      'who did not release her returns?',
      ['Finch released hers.', 'Vance has declined to release his.'],
      ['Vance has declined to release his.'],
    ],
    [
      'only what would follow',
      'has Lund been convicted?',
      ['If convicted, Lund could face prison.', 'Lund was convicted.'],
      ['Lund was convicted.'],
    ],
    [
      'the youngest, where the oldest is asked for',
      'who is the oldest member?',
      ['The youngest member is Finch.', 'Vance is the oldest.'],
      ['Vance is the oldest.'],
    ],
    [
      'another year comes last',
      'Did they vote in 2022?',
      ['They voted in 2024.', 'They voted.', 'They voted in 2022.'],
      ['They voted in 2022.', 'They voted in 2024.', 'They voted.'],
    ],
    [
      'nothing, where nothing is asked of anybody',
      'What is a levy?',
      ['Finch is running.'],
      ['Finch is running.'],
    ],
    ['all', 'has Okafor resigned?', ['Quill has resigned.'], []],
  ] as const
  for (const [name, question, sentences, kept] of cases)
    test(name, () => expect(left(question, sentences)).toEqual(kept))
})
