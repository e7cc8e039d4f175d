import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareRevisions } from '../../../src/text/revisions/compare-revisions.ts'

const show = (before: string, after: string) => {
  const { added, removed, changed } = compareRevisions(before, after)
  return {
    added: added.map(({ start, end }) => after.slice(start, end)),
    removed: removed.map(({ start, end }) => before.slice(start, end)),
    changed: changed.map(pair => [
      before.slice(pair.before.start, pair.before.end),
      after.slice(pair.after.start, pair.after.end),
    ]),
  }
}

const BEFORE = 'The levy passed by 11 votes. Ann Roe said it was close.\nThe council meets on Friday.'

test('a figure put right is one changed sentence', () => {
  expect(show(BEFORE, BEFORE.replace('11', '12'))).toEqual({
    added: [],
    removed: [],
    changed: [['The levy passed by 11 votes.', 'The levy passed by 12 votes.']],
  })
})

test('what is new and what is gone are told apart', () => {
  expect(
    show(
      BEFORE,
      'The levy passed by 11 votes. Ann Roe said it was close.\nA recount was asked for by nobody.',
    ),
  ).toEqual({
    added: ['A recount was asked for by nobody.'],
    removed: ['The council meets on Friday.'],
    changed: [],
  })
})

test('order, marks and spaces make no difference', () => {
  const other = 'The council  meets on Friday.\nAnn Roe said it was close. The levy passed, by 11 votes.'
  expect(show(BEFORE, other)).toEqual({ added: [], removed: [], changed: [] })
})

test('a sentence said twice and then once is one removed', () => {
  expect(show('No more. No more.', 'No more.').removed).toEqual(['No more.'])
})

test('texts of thousands of sentences without anything in common are not paired', () => {
  const text = (word: string) =>
    Array.from({ length: 2000 }, (_, index) => `${word} number ${word}${index} stands.`).join(' ')
  const { changed, added } = compareRevisions(text('Alpha'), text('Beta'))
  expect(changed).toEqual([])
  expect(added).toHaveLength(2000)
})

test('a text differs from itself in nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(show(text, text)).toEqual({ added: [], removed: [], changed: [] })
    }),
  )
})
