import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withNamesSpelt } from '../../src/bot/spelt-names.ts'
import { type Newsroom, openNewsroom, wordsOf } from './newsroom.ts'

let room: Newsroom
beforeAll(async () => {
  room = await openNewsroom()
  const known = { otherNames: [], roles: [] }
  await room.store.people.save([
    { ...known, id: 'directory', name: 'Wendell Quigley', familyName: 'Quigley' },
  ])
})
afterAll(() => room.close())

describe('a misspelt name of somebody in the news is put right', () => {
  const cases = [
    ['has venkat endorsed iriarrte?', 'has venkat endorsed Iriarte?'],
    ['Did Vankat vote?', 'Did Venkat vote?'],
    ['who is Marrsh', 'who is Marsh'],
    ['IRIRATE’s ferry', 'Iriarte’s ferry'],
    // Two letters of a word that stands in articles are swapped.
    ['who owns the birdge', 'who owns the bridge'],
    ['who is iriartes opponent', 'who is iriarte’s opponent'],
  ] as const
  for (const [typed, spelt] of cases)
    test(typed, async () => expect(await withNamesSpelt(typed, room.store)).toBe(spelt))
})

describe('everything else stays', () => {
  const cases = [
    'has venkat endorsed iriarte?',
    'who repaired the bridge?',
    'has Zebedee Quillfeather endorsed Marsh?',
    // In the directory, and in no article.
    'did quigly vote?',
    'mrsh?',
    '',
    '???',
    `iriarrte ${'x'.repeat(10_000)}`,
  ]
  for (const typed of cases)
    test(typed.slice(0, 40), async () => expect(await withNamesSpelt(typed, room.store)).toBe(typed))
})

test('the reply says how the question was read', async () => {
  expect(wordsOf(await room.say('/ask has venkat endorsed iriarrte?'))).toContain(
    'Read as: has venkat endorsed Iriarte?',
  )
})

test('whatever is typed, it is read without failing', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async typed => {
      expect(typeof (await withNamesSpelt(typed, room.store))).toBe('string')
    }),
    { numRuns: 50 },
  ))
