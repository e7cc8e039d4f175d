// node bench/chaos.ts [kills] [occurrences]: digests under fire, with the count; see docs/evaluation.md.
import { runChaos } from '../tests/digests/chaos/run-chaos.ts'
import { randomFrom } from './random.ts'

const [kills = 200, occurrences = 6_000] = process.argv.slice(2).map(Number)
for (const instances of [2, 3]) {
  const begun = performance.now()
  const plan = {
    digests: occurrences / 2,
    days: 9,
    kills: kills / 2,
    instances,
    speed: 6_000,
    random: randomFrom(instances),
  }
  const { lost, doubled, ...counts } = await runChaos(plan)
  console.log(JSON.stringify({ instances, ...counts, lost: lost.length, doubled: doubled.length }))
  for (const each of [...lost.slice(0, 10), ...doubled.slice(0, 10)]) console.log(`  ${each}`)
  console.log(`  in ${Math.round((performance.now() - begun) / 1000)} s`)
  if (lost.length + doubled.length > 0) process.exitCode = 1
}
