import { expect, test } from 'vitest'
import { longDay } from '../../src/bot/wording.ts'
import { localeWords, readLocale } from '../../src/digests/locale.ts'
import { momentWords } from '../../src/digests/schedule-words.ts'

const day = Temporal.PlainDate.from('2019-11-13')
const at = Temporal.Instant.from('2019-11-13T07:00:00Z')

const cases = [
  ['en-us', 'en-US', 'American English', 'Wednesday, November 13, 2019'],
  ['en_GB', 'en-GB', 'British English', 'Wednesday, 13 November 2019'],
  ['de', 'de', 'German', 'Mittwoch, 13. November 2019'],
  ['fr', 'fr', 'French', 'mercredi 13 novembre 2019'],
  [' es ', 'es', 'Spanish', 'miércoles, 13 de noviembre de 2019'],
] as const
for (const [typed, locale, words, written] of cases) {
  test(`${typed}: ${written}`, () => {
    expect(readLocale(typed)).toBe(locale)
    expect(localeWords(locale)).toBe(words)
    expect(longDay(day, locale)).toBe(written)
  })
}

test('a moment keeps its clock and zone', () => {
  expect(momentWords(at, 'Europe/Berlin', 'de')).toBe('Mi. 13. Nov. 08:00 CET')
})

for (const typed of ['', 'zz', 'german', '-', 'x'.repeat(99), '../..'])
  test(`not ${typed.slice(0, 20) || 'nothing'}`, () =>
    expect(() => readLocale(typed)).toThrow(/Write a language like en-US, en-GB, de, fr or es\./))
