import { expect, test } from 'vitest'
import { nearest } from '../../src/bot/nearest.ts'

const commands = ['about', 'ask', 'digest', 'feeds', 'help', 'quote', 'summary']

const cases: readonly (readonly [typed: string, meant: string | undefined])[] = [
  ['qoute', 'quote'],
  ['QUOTES', 'quote'],
  ['sumary', 'summary'],
  ['sumry', 'summary'],
  ['hepl', 'help'],
  ['as', 'ask'],
  ['quote', 'quote'],
  ['election', undefined],
  ['xyz', undefined],
  ['', undefined],
  ['q'.repeat(100_000), undefined],
]
for (const [typed, meant] of cases) {
  test(`"${typed.slice(0, 20)}" means ${meant}`, () => expect(nearest(typed, commands)).toBe(meant))
}

test('nothing is near where there is nothing', () => expect(nearest('quote', [])).toBeUndefined())
