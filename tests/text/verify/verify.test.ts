import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../../src/model/span.ts'
import { type RecordedWords, verifyWording } from '../../../src/text/verify/verify.ts'

const TEXT = [
  '“We will not repair the old bridge before we have the money,” Helen Marsh said. “A ferry costs 12.5 million dollars,” she added, “and it’s a well-known fact.”',
  '“I do not support the toll, and I never did,” Tomás Iriarte said at the harbor. “Trucks belong on the water at night.”',
  '“[Marsh] has never crossed the river in winter … and she should,” Priya Venkat wrote.',
].join('\n')

/** The marked stretches of these paragraphs, each a quotation of its own. */
const quotations: readonly (RecordedWords & { readonly id: string })[] = TEXT.split('\n').map(
  (paragraph, index) => ({ id: 'abc'.charAt(index), text: TEXT, content: markedIn(paragraph) }),
)

const VOCABULARY = new Set('million billion repair bridge ferry dollars support oppose toll river'.split(' '))
const verify = (wording: string) => verifyWording(wording, quotations, word => VOCABULARY.has(word))

describe('verbatim', () => {
  const cases: readonly (readonly [wording: string, id: string])[] = [
    ['We will not repair the old bridge before we have the money', 'a'],
    ['"WE WILL NOT REPAIR THE OLD BRIDGE"', 'a'],
    ['‘we will not repair the old bridge—before we have the money!’', 'a'],
    ['[W]e will not repair the old bridge', 'a'],
    ['We will not repair … before we have the money', 'a'],
    ['We will not repair . . . before we have [...] money', 'a'],
    ['... before we have the money ...', 'a'],
    ['We will not repair [it] before we have the money', 'a'], // “[it]” for “the old bridge”
    ['We [the county] will not repair the old bridge', 'a'],
    ['We will not repiar the old brigde', 'a'],
    ['We will not repair the old bridge before we have the money. A ferry costs 12.5 million dollars', 'a'],
    ['a ferry costs 12.5 million dollars and its a well known fact', 'a'],
    ['trucks belong on the water at night', 'b'],
    ['Marsh has never crossed the river in winter', 'c'],
    ['has never crossed the river in winter', 'c'],
    ['My opponent has never crossed the river in winter', 'c'], // what “[Marsh]” stands for
    ['never crossed the river in winter and she should', 'c'],
  ]
  for (const [wording, id] of cases) {
    test(wording, () => {
      const { kind, matches } = verify(wording)
      expect(kind, wording).toBe('verbatim')
      expect(matches.map(({ recorded }) => recorded.id)).toEqual([id])
    })
  }
})

describe('altered, with what differs', () => {
  const cases: readonly (readonly [wording: string, ...differences: string[]])[] = [
    ['We will repair the old bridge before we have the money', 'missing not'],
    ['We will … repair the old bridge before we have the money', 'missing not'], // dots hide no “not”
    ['We will [surely] repair the old bridge before we have the money', 'changed [surely]/not'],
    ['We will not repair the new bridge before we have the money', 'changed new/old'],
    ['We will not repair the old ferry', 'changed ferry/bridge'], // the last word typed, not of the record
    ['A ferry costs 12.5 billion dollars', 'changed billion/million'], // a word itself: no slip
    ['A ferry costs 12.6 million dollars', 'changed 12.6/12.5'],
    ['It never has never crossed the river in winter', 'added never'], // in the place of “[Marsh]”
    ['Trucks never belong on the water at night', 'added never'],
    ['Trucks belong on water', 'missing the'],
    ['I do support the toll, and I never did', 'missing not'],
    [
      'We will not repair the old bridge before we have the money, nor close the school on Elm Street',
      'added nor close the school on Elm Street',
    ],
  ]
  for (const [wording, ...differences] of cases) {
    test(wording, () => {
      const { kind, matches } = verify(wording)
      expect(kind, wording).toBe('altered')
      const shown = matches[0]!.differences.flatMap(({ kind, typed, recorded }) =>
        /changed|added|missing/.test(kind)
          ? `${kind} ${[cut(wording, typed), cut(TEXT, recorded)].filter(part => part !== '').join('/')}`
          : [],
      )
      expect(shown.toSorted()).toEqual(differences.toSorted())
    })
  }
})

describe('stitched', () => {
  const cases: readonly (readonly [wording: string, ids: string])[] = [
    ['We will not repair the old bridge, trucks belong on the water at night', 'ab'],
    ['Trucks belong on the water … before we have the money', 'ba'],
    ['I do not support the old bridge before we have the money', 'ba'],
    ['a well-known fact, before we have the money', 'aa'], // one speaker's, in another order
    ['I never did, never crossed the river in winter, before we have the money', 'bca'],
  ]
  for (const [wording, ids] of cases) {
    test(wording, () => {
      const { kind, matches } = verify(wording)
      expect(kind, wording).toBe('stitched')
      expect(matches.map(({ recorded }) => recorded.id).join('')).toBe(ids)
    })
  }
})

describe('not on record', () => {
  const cases = [
    '',
    '…',
    '[the president]',
    'the of and',
    'A completely different thing about schools',
    'We will close the harbor road in May',
    'I support schools',
    '🗳️',
  ]
  for (const wording of cases) test(wording, () => expect(verify(wording).kind, wording).toBe('unknown'))
})

test('the same words in two quotations are found in both', () => {
  const twice = [{ text: 'Say “no more tolls” now.', content: [{ start: 5, end: 18 }] }, ...quotations]
  const again = [...twice, { text: 'Say “No more tolls!” again.', content: [{ start: 5, end: 19 }] }]
  expect(verifyWording('no more tolls', again, () => true).matches).toHaveLength(2)
})

test('every span lies where it says, on any wording', () => {
  const word = fc.constantFrom(...TEXT.split(/\s+/), '…', '[it]', '[', ']', '12', 'zebra')
  const wording = fc.oneof(
    fc.array(word, { maxLength: 30 }).map(words => words.join(' ')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(wording, typed => {
      for (const { differences, recorded, similarity } of verify(typed).matches) {
        expect(similarity).toBeGreaterThanOrEqual(0)
        expect(similarity).toBeLessThanOrEqual(1)
        for (const { typed: mine, recorded: theirs } of differences) {
          if (mine) expect(mine.start >= 0 && mine.start < mine.end && mine.end <= typed.length).toBe(true)
          if (theirs) {
            const piece = recorded.content.find(
              ({ start, end }) => start <= theirs.start && theirs.end <= end,
            )
            expect(piece, `${typed}: ${cut(TEXT, theirs)}`).toBeDefined()
          }
        }
      }
    }),
  )
})

test('words are found far inside a quotation of a megabyte', () => {
  const text = `${'We talked and talked. '.repeat(25_000)}The toll will never rise again. ${'So it goes. '.repeat(25_000)}`
  const book = { text, content: [{ start: 0, end: text.length }] }
  const start = performance.now()
  expect(verifyWording('the toll will never rise again', [book], () => true).kind).toBe('verbatim')
  expect(performance.now() - start).toBeLessThan(5_000)
})

test('brackets and dots without end take no time', () => {
  const start = performance.now()
  for (const part of ['[', '. ', '[a', '…', '[a]'])
    verifyWording(part.repeat(200_000 / part.length), [], () => true)
  expect(performance.now() - start).toBeLessThan(5_000)
})

function cut(text: string, span: Span | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end)
}

function markedIn(paragraph: string): Span[] {
  const offset = TEXT.indexOf(paragraph)
  return Array.from(paragraph.matchAll(/“([^”]*)”/g), ({ index, 1: words }) => ({
    start: offset + index + 1,
    end: offset + index + 1 + words!.length,
  }))
}
