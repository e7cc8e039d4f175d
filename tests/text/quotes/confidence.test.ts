import { describe, expect, test } from 'vitest'
import { confidenceOf } from '../../../src/text/quotes/confidence.ts'
import type { FoundSource } from '../../../src/text/quotes/find-source.ts'

const source = (probability: number) => ({ probability }) as FoundSource
const person = {
  entity: 0,
  probability: 1,
  name: 'Carla Webb',
  kind: 'person',
  words: ['Carla', 'Webb'],
} as const

describe('confidenceOf', () => {
  test('is the likelihood of source and person together', () =>
    expect(confidenceOf(source(0.9), { speech: 1, person: { ...person, probability: 0.5 } })).toEqual({
      speaker: 'Carla Webb',
      confidence: 0.45,
    }))
  test('falls where the words may be no speech', () =>
    expect(confidenceOf(source(0.9), { speech: 0.1, person }).confidence).toBeCloseTo(0.45))
  test('falls where only a family name is known', () =>
    expect(
      confidenceOf(source(1), {
        speech: 1,
        person: { ...person, name: 'Webb', kind: 'unknown', words: ['Webb'] },
      }),
    ).toEqual({ speaker: 'Webb', confidence: 0.6 }))
  test('leaves the speaker open when it is too low', () =>
    expect(confidenceOf(source(0.1), { speech: 1, person })).toEqual({ confidence: 0.1 }))
  test('is that of the source alone where it stands for nobody known', () =>
    expect(confidenceOf(source(0.7), { speech: 1, person: undefined })).toEqual({ confidence: 0.7 }))
})
