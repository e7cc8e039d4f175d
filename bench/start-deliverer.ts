// Run by cases/digests.ts as a process of its own: how long a deliverer takes until it has looked once, and what it holds.
import { createDeliverer } from '../src/digests/deliverer.ts'
import { openSqliteStore } from '../src/stores/sqlite.ts'
import { plainComposer } from '../tests/digests/plain-composer.ts'
import { recordingPoster } from '../tests/digests/recording-poster.ts'

const begun = performance.now()
const store = await openSqliteStore({ file: process.argv[2]! })
const deliverer = createDeliverer({
  store,
  composer: plainComposer,
  posters: [recordingPoster().poster],
  lookouts: [],
  now: () => Temporal.Instant.from('2024-03-06T07:59:59Z'),
  wait: () => Promise.resolve(),
  reportBug: error => {
    throw error
  },
})
await deliverer.wake()
const ms = performance.now() - begun
console.log(JSON.stringify({ ms, mb: process.memoryUsage().rss / 2 ** 20 }))
await store.close()
