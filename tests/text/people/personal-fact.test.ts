import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partyOf } from '../../../src/text/people/party.ts'
import { type FactKind, findFact } from '../../../src/text/people/personal-fact.ts'

const names = ['Ann Soto', 'Soto']

describe('says of Ann Soto', () => {
  const cases: readonly (readonly [kind: FactKind, text: string, value: string, words: string])[] = [
    ['party', 'Rep. Ann Soto (R-Ohio) voted no.', 'Republican', 'Ann Soto (R-Ohio)'],
    ['party', 'Sen. Ann Soto, D-Ore., voted no.', 'Democrat', 'Ann Soto, D-Ore.'],
    ['party', 'Councilwoman Ann Soto, a Republican, voted no.', 'Republican', 'Ann Soto, a Republican'],
    ['party', 'Ann Soto, 41, a Democrat from Bend, ran.', 'Democrat', 'Ann Soto, 41, a Democrat'],
    ['party', 'Soto, the third Democrat to enter, spoke.', 'Democrat', 'Soto, the third Democrat'],
    ['party', 'They face Democratic Sen. Ann Soto.', 'Democrat', 'Democratic Sen. Ann Soto'],
    ['party', 'It was GOP strategist Ann Soto.', 'Republican', 'GOP strategist Ann Soto'],
    [
      'party',
      'Councilwoman Ann Soto of the Harbor Party sat.',
      'Harbor Party',
      'Ann Soto of the Harbor Party',
    ],
    ['party', 'Ann Soto is a registered independent.', 'Independent', 'Ann Soto is a registered independent'],
    ['age', 'Soto, 41, ran.', '41', 'Soto, 41'],
    ['age', 'The 58-year-old mayor Ann Soto ran.', '58', '58-year-old mayor Ann Soto'],
    ['age', 'Ann Soto, who turned 70 on Friday, ran.', '70', 'Ann Soto, who turned 70'],
    ['age', 'Ann Soto, the youngest at 29, ran.', '29', 'Ann Soto, the youngest at 29'],
    // Of two of that name, she whom the text named in full last.
    ['age', 'Ann Soto ran. Soto, 41, won. Later that week Owen Soto ran.', '41', 'Soto, 41'],
    ['age', 'Ann Soto died on Saturday at 63.', '63', 'Ann Soto died on Saturday at 63'],
    ['home', 'Ann Soto, a nurse from Bend, ran.', 'Bend', 'Ann Soto, a nurse from Bend'],
    ['home', 'Ann Soto, 41, of Teal County, ran.', 'Teal County', 'Ann Soto, 41, of Teal County'],
    ['home', 'Soto, who grew up in Astoria, ran.', 'Astoria', 'Soto, who grew up in Astoria'],
  ]
  for (const [kind, text, value, words] of cases) {
    test(`${kind}: ${text}`, () => {
      const found = findFact(text, { names, kind })
      expect(
        found && { value: found.value, words: text.slice(found.emphasis.start, found.emphasis.end) },
      ).toEqual({
        value,
        words,
      })
    })
  }
})

describe('says nothing of the sort of Ann Soto', () => {
  const cases: readonly (readonly [kind: FactKind, text: string])[] = [
    ['party', 'Ann Soto, a critic of the Republican governor, spoke.'],
    ['party', 'Republican leaders backed Ann Soto.'],
    ['party', 'Republican lawmakers and Gov. Ann Soto met.'],
    ['party', 'Ann Soto met Rep. Lee Webb (R-Ohio).'],
    ['party', 'Ann Soto, a lawyer, spoke to the Democratic club.'],
    // Another of that name: the family name alone is nobody's.
    ['party', 'Owen Soto, a lawyer, ran. Soto, a Republican, spoke.'],
    ['age', 'Ann Soto and Owen Soto ran. Soto, 41, won.'],
    ['age', 'Owen Soto met Ann Soto. Soto, 41, won.'],
    ['age', 'Ann Soto, 412 votes ahead, spoke.'],
    ['age', 'Ann Soto was 12 points ahead.'],
    ['age', 'Ann Soto, 7, won.'],
    ['home', 'Ann Soto, a critic of trade from China, spoke.'],
    ['home', 'Ann Soto left the room for Bend.'],
  ]
  for (const [kind, text] of cases)
    test(`${kind}: ${text}`, () => expect(findFact(text, { names, kind })).toBeUndefined())
})

test('one party has one form', () => {
  for (const words of ['GOP', 'Republicans', 'R', 'republican party'])
    expect(partyOf(words)).toBe('Republican')
  for (const words of ['dem', 'Dems', 'Democratic', 'D']) expect(partyOf(words)).toBe('Democrat')
  expect(partyOf('harbor party')).toBe('Harbor Party')
  for (const words of ['', 'mayor', 'party', 'parties']) expect(partyOf(words)).toBeUndefined()
})

test('whatever the text, the words stand in the sentence that says it', () => {
  const piece = fc.constantFrom(
    ...[
      'Ann Soto',
      'Soto',
      ' (R-Ohio)',
      ', a ',
      'Republican',
      ', 41,',
      ' from Bend',
      '. ',
      'Democratic Sen. ',
      '“',
      '\n',
    ],
  )
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('party', 'age', 'home'), (pieces, kind) => {
      const text = pieces.join('')
      const found = findFact(text, { names, kind })
      if (found === undefined) return
      expect(found.sentence.start).toBeLessThanOrEqual(found.emphasis.start)
      expect(found.emphasis.end).toBeLessThanOrEqual(found.sentence.end)
      expect(text.slice(found.emphasis.start, found.emphasis.end)).toContain('Soto')
    }),
  )
})
