import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../src/bot/split-text.ts'

const cases = [
  { text: '', max: 10, pieces: [] },
  { text: ' \n ', max: 10, pieces: [] },
  { text: 'It fits.', max: 8, pieces: ['It fits.'] },
  { text: 'One line.\nAnother line.', max: 14, pieces: ['One line.', 'Another line.'] },
  { text: 'A sentence. Another one.', max: 16, pieces: ['A sentence.', 'Another one.'] },
  { text: '“Yes.” said nobody', max: 12, pieces: ['“Yes.”', 'said nobody'] },
  { text: 'abcdefghij', max: 4, pieces: ['abcd', 'efgh', 'ij'] },
  { text: '😀😀😀', max: 3, pieces: ['😀', '😀', '😀'] },
]
for (const { text, max, pieces } of cases) {
  test(`${JSON.stringify(text)} in ${max}`, () => expect(splitText(text, { max })).toEqual(pieces))
}

test('every piece fits as the platform counts it, and only white space goes', () => {
  const piece = fc.constantFrom('word', '*', ' ', '\n', '. ', '😀', '“Yes.” ', 'a_b')
  const sizeOf = (text: string) => text.replace(/[*_]/g, '\\$&').length
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (parts, max) => {
      const text = parts.join('')
      const found = splitText(text, { max, sizeOf })
      for (const each of found) {
        expect(sizeOf(each)).toBeLessThanOrEqual(max)
        expect(each.trim()).not.toBe('')
        expect(each.isWellFormed()).toBe(true)
      }
      expect(found.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }),
  )
})

test('a long text is cut in no time', () => {
  const started = performance.now()
  expect(splitText('x'.repeat(400_000), { max: 4_000 })).toHaveLength(100)
  expect(performance.now() - started).toBeLessThan(2_000)
})
