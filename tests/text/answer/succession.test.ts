import { describe, expect, test } from 'vitest'
import { readForm } from '../../../src/text/answer/read-form.ts'
import { toldBy } from './told.ts'

describe('who came after or before somebody', () => {
  const cases = [
    ['who replaced Ann Soto?', 'Lee Webb was sworn in on Monday, succeeding Ann Soto.'],
    ['who is Soto’s successor', 'The board chose Lee Webb to succeed Soto.'],
    ['who took over from Soto', 'Webb took over from the longtime chair, Ann Soto, in May.'],
    ['who has replaced Soto as chair', 'Soto, who is 70, was replaced by Lee Webb.'],
    ['who was Soto replaced by', 'Soto’s successor, Lee Webb, spoke.'],
    ['who is the replacement for Soto', 'Webb was named as a replacement for Ms. Soto.'],
    ['who got Soto’s seat', 'Webb won the seat vacated by Ann Soto.'],
    ['who will succeed Soto', 'Webb hopes to succeed Soto.'],
    ['who replaced the police chief', 'Lee Webb succeeded the police chief in May.'],
    ['who replaced Soto', 'Ann Soto resigned on Monday. Lee Webb has replaced Soto.'],
    [
      'who replaced Soto',
      'The city fired Superintendent Ann Soto. Lee Webb will serve as interim superintendent.',
    ],
    ['who will replace Soto', 'Chief Ann Soto died on Saturday. The city has not named a successor.'],
    ['who will replace Sheriff Soto', 'Lee Webb will take over from Sheriff Ann Soto.'],
    ['who replaced Soto as mayor', 'Soto lost her bid for another term to Lee Webb.'],
    ['who succeeded Soto', 'Webb took office after beating the incumbent, Ann Soto.'],
    ['who was mayor before Webb', 'Soto lost her bid for another term in May to Lee Webb.'],
    ['who did Webb take over from', 'Webb took office after defeating the longtime incumbent, Ann Soto.'],
    ['who did Webb succeed?', 'Webb succeeded Ann Soto in May.'],
    ['who did Webb replace', 'The mayor appointed Lee Webb clerk, replacing Ann Soto.'],
    ['who was Webb’s predecessor', 'Lee Webb took office in May. He took over from his mentor, Ann Soto.'],
    ['who was mayor before Webb', 'Webb was elected after her predecessor, Ann Soto, resigned.'],
    ['who was the predecessor of Webb as mayor', 'Webb was hired in May after the retirement of Ann Soto.'],
    ['who held the seat before Webb', 'Webb’s predecessor, Ann Soto, wrote it.'],
    ['whose seat did Webb take', 'Webb, who is 40, replaced Ann Soto.'],
  ] as const
  for (const [question, text] of cases)
    test(`${question} ${text}`, () =>
      expect(toldBy(question, text)).toEqual([
        text.split(/(?<=\.) (?=The city has|Lee Webb (?:will|has)|He took)/u).at(-1),
      ]))
})

describe('what tells of no successor, or of another’s', () => {
  const cases = [
    ['of another of that name', 'who replaced Priya Soto', 'Lee Webb succeeded Dale Soto.'],
    ['the other way round', 'who replaced Webb', 'Webb succeeded Ann Soto.'],
    ['the other way round, passive', 'who did Soto succeed', 'Soto was succeeded by Lee Webb.'],
    ['only hoped for', 'who replaced Soto', 'Webb is running to succeed Soto.'],
    ['nobody named', 'who replaced Soto', 'A replacement for Soto is expected in June.'],
    [
      'of whoever appointed',
      'who did Tanner replace',
      'Tanner appointed Lee Webb clerk, replacing Ann Soto.',
    ],
    ['something else of them', 'who replaced Soto', 'Soto met Webb on Monday.'],
  ] as const
  for (const [name, question, text] of cases) test(name, () => expect(toldBy(question, text)).toEqual([]))
})

test('other questions are none of this form', () => {
  for (const question of [
    'who won?',
    'who replaced him',
    'who has the best plan',
    'what replaced the bridge',
    'x'.repeat(300),
  ])
    expect(readForm(question, undefined), question).toBeUndefined()
})
