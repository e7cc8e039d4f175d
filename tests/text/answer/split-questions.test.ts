import { describe, expect, test } from 'vitest'
import { foreignLanguage } from '../../../src/text/answer/asked-language.ts'
import { splitQuestions } from '../../../src/text/answer/split-questions.ts'

describe('questions in one', () => {
  const cases: readonly (readonly [typed: string, ...parts: string[]])[] = [
    ['when is the primary and who is running?', 'when is the primary', 'who is running?'],
    ['Who won? And when is the runoff?', 'Who won?', 'And when is the runoff?'],
    [
      'who is Soto, and what did she say about the levy, and did it pass?',
      'who is Soto',
      'what did she say about the levy',
      'did it pass?',
    ],
    // One question, whatever it joins.
    ['what do Soto and Webb say about the levy?'],
    ['who said what and when?'],
    ['how do Soto and Webb differ'],
    ['The Senate passed a bill. What does it ban?'],
    ['is the bridge open and safe?'],
    ['Soto said no. Why? Tell me'],
    ['who won? who lost? who came? who left?'],
    [''],
    [`who won and who ${'lost '.repeat(80)}`],
  ]
  for (const [typed, ...parts] of cases)
    test(typed.slice(0, 60) || 'nothing', () =>
      expect(splitQuestions(typed)).toEqual(parts.length === 0 ? [typed] : parts),
    )
})

describe('a question in another language is known for one', () => {
  const cases = [
    ['wann ist die vorwahl?', 'German'],
    ['Hat Soto die Wahl gewonnen und wer ist zweiter', 'German'],
    ['¿quién es el alcalde de Oakport?', 'Spanish'],
    ['qui est le maire pour les écoles', 'French'],
    ['who is the mayor of Los Angeles', undefined],
    ['did Soto die?', undefined],
    ['what was der Spiegel', undefined],
    ['', undefined],
  ] as const
  for (const [question, language] of cases)
    test(question || 'nothing', () => expect(foreignLanguage(question)).toBe(language))
})
