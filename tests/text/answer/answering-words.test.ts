import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answeringWords } from '../../../src/text/answer/answering-words.ts'
import { ANSWER_KINDS, type AnswerKind } from '../../../src/text/answer/question.ts'

const cases: readonly { sentence: string; kind: AnswerKind; words: readonly string[] }[] = [
  { sentence: 'The board chose Ines Calder on Friday.', kind: 'person', words: ['Ines Calder', 'Friday'] },
  { sentence: 'The board chose Ines Calder on Friday.', kind: 'date', words: ['Friday'] },
  { sentence: 'It opened on May 4, 2021.', kind: 'date', words: ['May 4, 2021'] },
  { sentence: 'The mill was sold for $2.5 million.', kind: 'money', words: ['$2.5 million'] },
  { sentence: 'About 40 percent agreed.', kind: 'share', words: ['40 percent'] },
  { sentence: 'Three members left after 20 years.', kind: 'number', words: ['20 years'] },
  { sentence: 'The ship came from Japan.', kind: 'country', words: ['Japan'] },
  { sentence: 'A Japanese ship arrived.', kind: 'country', words: ['Japanese'] },
  { sentence: 'She moved to Ohio.', kind: 'state', words: ['Ohio'] },
  { sentence: 'They met in Oakport.', kind: 'place', words: ['Oakport'] },
  { sentence: 'He left because of the loan.', kind: 'reason', words: ['because of the loan'] },
  { sentence: 'nobody came', kind: 'person', words: [] },
]
for (const { sentence, kind, words } of cases) {
  test(`${kind}: ${sentence}`, () => {
    const found = answeringWords(sentence, kind).map(({ start, end }) => sentence.slice(start, end))
    expect(found, sentence).toEqual(words)
  })
}

test('words stand in the sentence, in order, whatever it is', () => {
  const unit = fc.constantFrom('Ohio ', '$', '5', ',', ' in ', 'A', '"', 'e', '’', '. ')
  fc.assert(
    fc.property(fc.string({ unit }), fc.constantFrom(...ANSWER_KINDS), (sentence, kind) => {
      let reached = 0
      for (const { start, end } of answeringWords(sentence, kind)) {
        expect(start).toBeGreaterThanOrEqual(reached)
        expect(end).toBeGreaterThan(start)
        reached = end
      }
      expect(reached).toBeLessThanOrEqual(sentence.length)
    }),
  )
})

test('a very long sentence takes no long time', () => {
  const before = performance.now()
  for (const unit of ['A', 'Ab ', '1,', 'in ', '"a']) {
    for (const kind of ANSWER_KINDS) answeringWords(unit.repeat(5_000), kind)
  }
  expect(performance.now() - before).toBeLessThan(15_000)
})
