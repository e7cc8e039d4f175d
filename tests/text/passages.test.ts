import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passages } from '../../src/text/passages.ts'

const cases = [
  { text: 'One.', expected: ['One.'] },
  { text: 'One here. Two here. Three here.', expected: ['One here. Two here. Three here.'] },
  {
    text: 'One a. Two a. Three a. Four a. Five a. Six a. Seven a. Eight a. Nine a.',
    expected: ['One a. Two a. Three a. Four a. Five a. Six a. Seven a. Eight a.', 'Eight a. Nine a.'],
  },
  {
    text: `${'Long '.repeat(200)}one. ${'Long '.repeat(200)}two.`,
    expected: [`${'Long '.repeat(200)}one.`, `${'Long '.repeat(200)}two.`],
  },
  { text: '', expected: [] },
]
for (const { text, expected } of cases) {
  test(text.slice(0, 80) || 'nothing', () => {
    expect(
      passages(text).map(({ start, end }) => text.slice(start, end)),
      text,
    ).toEqual(expected)
  })
}

test('every word stands in a passage, and none runs over the end', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('Vote', ' ', '. ', '"', '\n', '?', 'é') }), text => {
      const spans = passages(text)
      let reached = 0
      for (const { start, end } of spans) {
        expect(end).toBeLessThanOrEqual(text.length)
        if (start > reached) expect(text.slice(reached, start).trim()).toBe('')
        reached = Math.max(reached, end)
      }
      expect(text.slice(reached).trim()).toBe('')
    }),
  )
})
