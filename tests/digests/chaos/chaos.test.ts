import { expect, test } from 'vitest'
import { randomFrom } from '../../../bench/random.ts'
import { runChaos } from './run-chaos.ts'

// bench/chaos.ts runs it over thousands of occurrences.
for (const instances of [2, 3]) {
  test(`${instances} processes that are killed again and again lose no digest and double none`, async () => {
    const plan = { digests: 60, days: 3, kills: 10, instances, speed: 40_000, random: randomFrom(instances) }
    const { expected, kills, lost, doubled, messages } = await runChaos(plan)
    expect(expected).toBeGreaterThanOrEqual(178)
    expect(kills).toBeGreaterThanOrEqual(10)
    expect(lost).toEqual([])
    expect(doubled).toEqual([])
    expect(messages).toBeGreaterThanOrEqual(expected)
  }, 180_000)
}
