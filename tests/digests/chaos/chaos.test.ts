import { expect, test } from 'vitest'
import { randomFrom } from '../../../bench/random.ts'
import { runChaos } from './run-chaos.ts'

// bench/chaos.ts runs it over thousands of occurrences.
test('three processes that are killed again and again lose no digest and double none', async () => {
  const plan = { digests: 80, days: 3, kills: 6, instances: 3, speed: 20_000, random: randomFrom(3) }
  const { expected, kills, lost, doubled, messages } = await runChaos(plan)
  expect(expected).toBe(80)
  expect(kills).toBeGreaterThanOrEqual(6)
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  expect(messages).toBe(expected)
}, 300_000)
