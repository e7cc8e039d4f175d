// node bench/chaos.ts [kills] [occurrences] [processes] [seed]: digests under fire, with the count; see docs/evaluation.md.
import { runChaos } from '../tests/digests/chaos/run-chaos.ts'
import { randomFrom } from './random.ts'

const [kills = 100, occurrences = 3_000, instances = 2, seed = instances] = process.argv.slice(2).map(Number)
const begun = performance.now()
const { lost, doubled, ...counts } = await runChaos({
  digests: occurrences,
  days: 9,
  kills,
  instances,
  speed: 6_000,
  random: randomFrom(seed),
})
console.log(JSON.stringify({ instances, seed, ...counts, lost: lost.length, doubled: doubled.length }))
for (const each of [...lost.slice(0, 10), ...doubled.slice(0, 10)]) console.log(`  ${each}`)
console.log(`  in ${Math.round((performance.now() - begun) / 1000)} s`)
if (lost.length + doubled.length > 0) process.exitCode = 1
