import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normaliseText } from '../../src/ingest/normalise-text.ts'

const cases: readonly (readonly [what: string, raw: string, expected: string])[] = [
  [
    'line ends',
    'One.\r\nTwo.\rThree.\u2028Four.\u0085Five.\vSix.\f',
    'One.\nTwo.\nThree.\nFour.\nFive.\nSix.',
  ],
  ['blank lines and outer spaces', '\n\n  One. \n \u00A0\n\tTwo.  ', 'One.\nTwo.'],
  ['tabs', 'Yes\t52', 'Yes 52'],
  ['unseen characters', '\uFEFFJeff\u00ADer\u200Bson\u0000\u0007 won\u2060', 'Jefferson won'],
  ['half a surrogate pair', 'a\uD83Db', 'a\uFFFDb'],
]

describe('normalised', () => {
  for (const [what, raw, expected] of cases) test(what, () => expect(normaliseText(raw)).toBe(expected))
})

test('words, marks and spaces inside a paragraph stay as published', () => {
  const text = '“He’s  "done"," Jose\u0301 said — 👩‍👩‍👧 at 5\u00A0p.m.… می‌خواهم'
  expect(normaliseText(text)).toBe(text)
})

test('normalising again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), raw => {
      const once = normaliseText(raw)
      expect(normaliseText(once)).toBe(once)
      expect(once).not.toMatch(/^\s|\s$|\n\s|\s\n|\r/)
    }),
  )
})
