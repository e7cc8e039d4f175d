import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkWritten } from '../../../src/text/written/check-written.ts'

const EVIDENCE = [
  'Governor Dana Whitfield said Tuesday that 900 people had left their homes near Tolland.',
  '“We will rebuild every house,” Whitfield said.',
  'The council did not pass the levy of $4.2 million.',
]

describe('passes', () => {
  const cases: readonly (readonly [written: string, cites: readonly (readonly number[])[]])[] = [
    ['Near Tolland, 900 people had left their homes, Whitfield said Tuesday [1].', [[0]]],
    [
      'Whitfield said 900 people left homes near Tolland. [1] "We will rebuild every house," she said [2].',
      [[0], [1]],
    ],
    ['Whitfield said 900 people had left homes and promised to “rebuild every house” [1][2].', [[0, 1]]],
    ['The levy of $4.2 million did not pass the council [3].', [[2]]],
    ['The governor said 900 people left their homes [1, 2].', [[0, 1]]],
  ]
  for (const [written, cites] of cases) {
    test(written, () => {
      const checked = checkWritten(written, EVIDENCE)
      expect(checked).toHaveProperty('sentences')
      if ('sentences' in checked) expect(checked.sentences.map(each => each.cites)).toEqual(cites)
    })
  }
})

describe('is refused', () => {
  const cases: readonly (readonly [written: string, problem: string])[] = [
    ['', 'empty'],
    [' \n ', 'empty'],
    ['Whitfield said 900 people had left their homes.', 'no-citation'],
    ['Whitfield said 900 people left. They left homes near Tolland [1].', 'no-citation'],
    ['Whitfield said 900 people had left their homes [1]. And more', 'no-citation'],
    ['[1]', 'no-citation'],
    ['Whitfield said 900 people had left their homes [4].', 'unknown-citation'],
    ['Whitfield said 900 people had left their homes [0].', 'unknown-citation'],
    ['Whitfield said 1,200 people had left their homes [1].', 'number'],
    ['Whitfield said nine people had left their homes [1].', 'number'],
    ['Governor Ruth Calder said 900 people had left their homes [1].', 'name'],
    ['Whitfield said Friday 900 people had left their homes [1].', 'name'],
    // The name stands in the evidence, and not in what is cited.
    ['The house near Tolland: "We will rebuild every house" [2].', 'name'],
    ['“We will rebuild each house,” Whitfield said [2].', 'quotation'],
    ['“We will rebuild every house and road,” Whitfield said [2].', 'quotation'],
    ['The council did pass the levy of $4.2 million [3].', 'negation'],
    ['Whitfield said 900 people had not left their homes [1].', 'negation'],
    ['Whitfield said 900 people had fled burning villages amid panic and chaos [1].', 'unsupported'],
    ['Whitfield said 900 people had left: https://evil.example.com [1].', 'markup'],
    ['@everyone Whitfield said 900 people had left their homes [1].', 'markup'],
    ['**Whitfield** said 900 people had left their homes [1].', 'markup'],
    ['Whitfield said 900 people had left\u202e their homes [1].', 'markup'],
    [`${'Whitfield said 900 people had left their homes [1]. '.repeat(9)}`, 'too-long'],
    ['Whitfield '.repeat(1_000), 'too-long'],
  ]
  for (const [written, problem] of cases) {
    test(`${problem}: ${written.slice(0, 60)}`, () =>
      expect(checkWritten(written, EVIDENCE)).toEqual({ problem }))
  }
})

test('an honest copy of the evidence passes, whatever it holds', () => {
  for (const [at, sentence] of EVIDENCE.entries())
    expect(checkWritten(`${sentence} [${at + 1}]`, EVIDENCE), sentence).toHaveProperty('sentences')
})

test('nothing throws, and what passes cites what there is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (written, evidence) => {
      const checked = checkWritten(`${written} [1]`, evidence)
      if ('sentences' in checked)
        for (const { cites } of checked.sentences)
          for (const cite of cites) expect(evidence[cite]).toBeDefined()
    }),
  )
})
