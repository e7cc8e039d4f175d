import { expect, test } from 'vitest'
import { randomFrom } from '../../../bench/random.ts'
import { runChaos } from './run-chaos.ts'

// bench/chaos.ts runs it over thousands of occurrences.
test('three processes that are killed again and again lose no digest and double none', async () => {
  const plan = { digests: 80, days: 3, kills: 6, instances: 3, speed: 20_000, random: randomFrom(3) }
  const { expected, approved, declined, kills, lost, doubled, messages } = await runChaos(plan)
  expect([expected, approved, declined]).toEqual([75, 11, 5])
  expect(kills).toBeGreaterThanOrEqual(6)
  expect(lost).toEqual([])
  expect(doubled).toEqual([])
  // What is shown for approval is a message too.
  expect(messages).toBeGreaterThanOrEqual(expected + approved)
}, 300_000)
