// Run by run-chaos.ts as a process of its own: delivers what is due to the imitated platform until it is killed. Its clock
// runs faster than the world's, the same for all processes but for jumps.
import { setTimeout as pause } from 'node:timers/promises'
import { PostError, type Poster } from '../../../src/bot/poster.ts'
import { createDeliverer } from '../../../src/digests/deliverer.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import { plainComposer } from '../plain-composer.ts'

const [file, url, startedAt, virtualStart, speed, jumpMinutes] = process.argv.slice(2) as [
  string,
  string,
  string,
  string,
  string,
  string,
]
const begun = performance.now()
const now = () => {
  const passed = (Date.now() - Number(startedAt)) * Number(speed)
  // The clock is wrong for a while in the midst of its life, and then right again: it jumps there and back.
  const lived = performance.now() - begun
  const jump = lived > 150 && lived < 450 ? Number(jumpMinutes) * 60_000 : 0
  return Temporal.Instant.fromEpochMilliseconds(Number(virtualStart) + Math.round(passed + jump))
}

const poster: Poster = {
  platform: 'discord',
  async post({ channelId }, { title }, { key }) {
    const body = JSON.stringify({ key, channelId, title })
    let response: Response
    try {
      response = await fetch(`${url}/post`, { method: 'POST', body })
    } catch (cause) {
      throw new PostError('unreachable', 'No answer.', { cause })
    }
    if (response.status === 429) throw new PostError('busy', 'Too many at once.', { retryAfterMs: 1_000 })
    if (!response.ok) throw new PostError('unreachable', `The platform answered ${response.status}.`)
    return { channelId, messageId: key, messageIds: [key] }
  },
  edit: async (_, post) => post,
  tell: async () => {},
  findObstacle: async () => undefined,
}

const store = await openSqliteStore({ file })
const deliverer = createDeliverer({
  store,
  composer: plainComposer,
  posters: [poster],
  lookouts: [],
  now,
  wait: (ms, signal) => pause(ms / Number(speed), undefined, { signal }).catch(() => {}),
  reportBug: error => console.error(error),
  paces: {
    discord: { together: 20, gapMs: 0, channelGapMs: 0 },
    slack: { together: 1, gapMs: 0, channelGapMs: 0 },
    terminal: { together: 1, gapMs: 0, channelGapMs: 0 },
    web: { together: 1, gapMs: 0, channelGapMs: 0 },
  },
})
console.log('running')
for (;;) {
  await deliverer.wake()
  await pause(10)
}
