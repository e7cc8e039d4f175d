import fc from 'fast-check'
import { expect, test } from 'vitest'
import { words } from '../../src/text/words.ts'

const cases = [
  { text: 'The U.S. Senate voted.', found: ['The', 'U.S.', 'Senate', 'voted'] },
  { text: "Sessions's so-called plan", found: ["Sessions's", 'so-called', 'plan'] },
  { text: "the Sessions' house", found: ['the', 'Sessions', 'house'] },
  { text: 'By 9:30 some 1,000.5 of the 3rd', found: ['By', '9:30', 'some', '1,000.5', 'of', 'the', '3rd'] },
  { text: 'Núñez, Orbán—and Ωmega', found: ['Núñez', 'Orbán', 'and', 'Ωmega'] },
  { text: 'e\u0301lan x\u200by 🗳️ vote𝒜', found: ['e\u0301lan', 'x', 'y', '\ufe0f', 'vote𝒜'] },
  { text: '@[`{ \ud835', found: [] },
]
for (const { text, found } of cases)
  test(`words of ${JSON.stringify(text)}`, () => expect(words(text).map(word => word.text)).toEqual(found))

test('words are what one expression would find, whatever the text', () => {
  const expression =
    /(?:\p{Lu}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:\p{L}+)?|[\p{L}\p{M}]+(?:[-'’‑][\p{L}\p{N}\p{M}]+)*/gu
  const piece = fc.constantFrom(..."aBUZz.-'’‑é9,: @`[{K\u0301\u200b\ud835\udc9c", '𝒜', '🗳️')
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece).map(pieces => pieces.join('')),
  )
  fc.assert(
    fc.property(texts, text => {
      expect(words(text)).toEqual(
        Array.from(text.matchAll(expression), match => ({
          start: match.index,
          end: match.index + match[0].length,
          text: match[0],
        })),
      )
    }),
    { numRuns: 500 },
  )
})
