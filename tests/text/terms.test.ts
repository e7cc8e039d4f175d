import { expect, test } from 'vitest'
import { terms } from '../../src/text/terms.ts'

const cases = [
  { text: 'The senators voted on three bills.', terms: ['senat', 'vote', 'three', 'bill'] },
  { text: 'Sen. Dana Whitlow won', terms: ['senat', 'dana', 'whitlow', 'win'] },
  { text: 'GOP and Republican', terms: ['republican', 'republican'] },
  { text: 'the AG, the attorney general', terms: ['attornei', 'gener', 'attornei', 'gener'] },
  { text: 'They told us that the U.S. won', terms: ['tell', 'usa', 'win'] },
  { text: 'Núñez’s $1,000', terms: ['nunez', '1000'] },
  { text: 'a two-thirds majority', terms: ['two', 'third', 'major'] },
  { text: 'is it?', terms: [] },
]
for (const { text, terms: expected } of cases) {
  test(text, () => expect(terms(text), text).toEqual(expected))
}
