import { expect, test } from 'vitest'
import { randomFrom } from '../../../bench/random.ts'
import { runChaos } from './run-chaos.ts'

// bench/chaos.ts runs it over thousands of occurrences.
test('three processes that are killed again and again lose no digest and double none', async () => {
  const plan = { digests: 40, days: 2, kills: 6, instances: 3, speed: 40_000, random: randomFrom(3) }
  const { expected, kills, lost, doubled, messages } = await runChaos(plan)
  expect(expected).toBeGreaterThanOrEqual(78)
  expect(kills).toBeGreaterThanOrEqual(6)
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  expect(messages).toBeGreaterThanOrEqual(expected)
}, 300_000)
