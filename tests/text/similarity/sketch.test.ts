import { expect, test } from 'vitest'
import { IS_NAME, sharedText, sketch } from '../../../src/text/similarity/sketch.ts'

const WIRE =
  'The council of Harlow voted 7 to 2 on Tuesday to close the old bridge until its main span is repaired, and told the state that it expects the money for the work by the first of May. Mayor Lena Ortiz called the vote a hard one. Two members said that shops on the east bank would not live through a year without the bridge.'
const cases = [
  { other: WIRE, from: 1, to: 1, why: 'the same words' },
  {
    other: `HARLOW (Example Wire) - ${WIRE} The state did not answer.`,
    from: 0.6,
    to: 0.99,
    why: 'wire copy with an addition',
  },
  {
    other:
      'After a long night the council closed the bridge. Its main span needs repair, and the state is to pay by May, said Mayor Lena Ortiz; shop owners on the east bank fear for their living.',
    from: 0,
    to: 0.15,
    why: 'the same news in other words',
  },
  { other: '', from: 0, to: 0, why: 'nothing' },
]
for (const { other, from, to, why } of cases)
  test(`shared text: ${why}`, () => {
    const shared = sharedText(sketch({ headline: '', text: WIRE }), sketch({ headline: '', text: other }))
    expect(shared).toBeGreaterThanOrEqual(from)
    expect(shared).toBeLessThanOrEqual(to)
  })

test('names are capitals inside a sentence only', () => {
  const names = (text: string) => sketch({ headline: '', text }).marks.filter(mark => mark & IS_NAME).length
  expect(names('Bridges were closed. Repairs began.')).toBe(0)
  expect(names('The bridge, said Lena Ortiz, was closed.')).toBe(2)
})
