import type { Composer } from '../../src/digests/deliver.ts'
import { createDeliverer } from '../../src/digests/deliverer.ts'
import { nextOccurrence } from '../../src/digests/occurrences.ts'
import type { Digest, DigestSettings } from '../../src/model/digest.ts'
import type { Store } from '../../src/stores/store.ts'
import { settings } from '../contracts/store/digests.ts'
import { virtualClock } from './clock.ts'
import { plainComposer } from './plain-composer.ts'
import { recordingPoster } from './recording-poster.ts'

/** A store with a clock, a platform and as many deliverers as wanted. */
export function deliveryRig(store: Store, start: string) {
  const clock = virtualClock(start)
  const platform = recordingPoster()
  const bugs: unknown[] = []
  const deliverer = (composer: Composer = plainComposer) =>
    createDeliverer({
      store,
      composer,
      posters: [platform.poster],
      lookouts: [],
      now: clock.now,
      wait: clock.wait,
      reportBug: error => bugs.push(error),
    })
  return {
    clock,
    platform,
    bugs,
    deliverer,
    /** Wakes a new deliverer at this time and lets it work until nothing is left to do. */
    async wakeAt(time: string, composer?: Composer): Promise<void> {
      clock.set(time)
      await clock.run(deliverer(composer).wake())
    },
    addDigest(pattern: string, changes: Partial<DigestSettings> = {}, channelId = 'news'): Promise<Digest> {
      const schedule = { pattern, timeZone: 'UTC' }
      return store.digests.add({
        ...schedule,
        place: { platform: 'discord', spaceId: 'guild-1', channelId, userId: 'editor' },
        state: 'active',
        settings: { ...settings, ...changes },
        createdAt: clock.now(),
        nextDueAt: nextOccurrence(schedule, clock.now())!,
      })
    },
    history: (digest: Digest) => store.deliveries.history({ kind: 'digest', id: digest.id }, { limit: 20 }),
  }
}
