import { expect, test } from 'vitest'
import { contains, overlaps, type Span } from '../../src/model/span.ts'

const span = (start: number, end: number): Span => ({ start, end })

const cases: readonly { a: Span; b: Span; overlap: boolean; aHoldsB: boolean }[] = [
  { a: span(0, 5), b: span(0, 5), overlap: true, aHoldsB: true },
  { a: span(0, 5), b: span(1, 4), overlap: true, aHoldsB: true },
  { a: span(1, 4), b: span(0, 5), overlap: true, aHoldsB: false },
  { a: span(0, 5), b: span(4, 6), overlap: true, aHoldsB: false },
  { a: span(0, 5), b: span(5, 6), overlap: false, aHoldsB: false }, // half-open: 5 is past the first
  { a: span(0, 5), b: span(7, 9), overlap: false, aHoldsB: false },
  { a: span(0, 5), b: span(5, 5), overlap: false, aHoldsB: true }, // nothing fits everywhere
]
for (const { a, b, overlap, aHoldsB } of cases) {
  test(`[${a.start}, ${a.end}) and [${b.start}, ${b.end})`, () => {
    expect(overlaps(a, b)).toBe(overlap)
    expect(overlaps(b, a)).toBe(overlap)
    expect(contains(a, b)).toBe(aHoldsB)
  })
}
