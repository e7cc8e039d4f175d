import { expect, test } from 'vitest'
import { keysOf, type Note, readWeights, sumOfWeights } from '../../../src/text/quotes/weights.ts'

const weights = readWeights({ start: 1, 'cue|after': 10, 'cue|after|say': 100, 'cue, next|say|that|x': 1000 })

const cases: readonly { sum: number; features: (note: Note) => void }[] = [
  { sum: 1, features: note => note('start') },
  { sum: 110, features: note => [note('cue', 'after'), note('cue', 'after', 'say')] },
  { sum: 1000, features: note => note('cue, next', 'say', 'that', 'x') },
  // Not in the table: an unknown name, an unknown value, a part of a longer key.
  { sum: 0, features: note => note('end') },
  { sum: 0, features: note => note('cue', 'before', 'say') },
  { sum: 0, features: note => note('cue, next', 'say', 'that') },
  { sum: 0, features: () => {} },
]
for (const { sum, features } of cases) {
  const keys = keysOf(features)
  test(`${keys.join(' + ') || 'nothing'} weighs ${sum}`, () => {
    expect(sumOfWeights(weights, features)).toBe(sum)
  })
}

test('what is learned under a key is found again by the same features', () => {
  const features = (note: Note) => [note('gap', 'before cue', '3'), note('headline')]
  expect(keysOf(features)).toEqual(['gap|before cue|3', 'headline'])
  const learned = readWeights(Object.fromEntries(keysOf(features).map(key => [key, 2])))
  expect(sumOfWeights(learned, features)).toBe(4)
})
