import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../src/bot/plain-text.ts'

const cases: readonly (readonly [hostile: string, shown: string])[] = [
  ['Marsh said no.', 'Marsh said no.'],
  ['two\nlines', 'two\nlines'],
  ['a\ttab', 'a tab'],
  ['a\r\nb', 'a\nb'],
  ['\u001b[31mred\u001b[0m', '[31mred[0m'],
  ['\u001b]0;a title of mine\u0007text', ']0;a title of mine' + 'text'],
  ['\u001b]8;;https://evil.example.com\u0007click\u001b]8;;\u0007', ']8;;https://evil.example.comclick]8;;'],
  ['\u009b2J', '2J'], // the one-byte form of ESC [
  ['over\u0008\u0008\u0008\u0008written', 'overwritten'],
  ['bell\u0007, null\u0000, delete\u007f', 'bell, null, delete'],
  ['\u202enelE\u202c', 'nelE'], // turns what follows right to left
  ['\u2066isolated\u2069 \u200fmark\u200e \u061c', 'isolated mark '],
  ['line\u2028and\u2029paragraph', 'lineandparagraph'],
  ['half\ud83d', 'half\ufffd'],
  ['عزيزتي 🗳️ 選挙', 'عزيزتي 🗳️ 選挙'],
]
for (const [hostile, shown] of cases) {
  test(JSON.stringify(hostile), () => expect(plainText(hostile), hostile).toBe(shown))
}

test('nothing that steers a terminal is left of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(plainText(text)).not.toMatch(/(?!\n)\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/u)
    }),
  )
})
