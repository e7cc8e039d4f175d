import { expect, test, vi } from 'vitest'
import { textEngineHere } from '../../../src/ingest/engine/jobs.ts'
import type { LookReport } from '../../../src/ingest/feeds/look-again.ts'
import type { FeedReport } from '../../../src/ingest/feeds/poll-feed.ts'
import { startPolling } from '../../../src/ingest/feeds/start-polling.ts'
import { storyKeeper } from '../../../src/ingest/keep-stories.ts'
import { directoryOf } from '../../../src/text/people/directory.ts'
import { openSite } from './news-site.ts'

test('feeds are read when they are due, until it is stopped', async () => {
  const site = await openSite()
  site.publish([{ path: '/bridge', headline: 'Open the bridge' }])
  await site.subscribe()
  const rounds: (readonly FeedReport[])[] = []
  const looks: LookReport[] = []
  const waits: number[] = []
  const wakes: (() => void)[] = []
  const polling = startPolling({
    store: site.store,
    stories: storyKeeper(site.store),
    engine: textEngineHere(directoryOf([])),
    fetcher: site.fetcher,
    now: () => site.now,
    onRound: reports => rounds.push(reports),
    onLook: report => looks.push(report),
    reportBug: error => site.bugs.push(error),
    wait: (ms, signal) =>
      new Promise(resolve => {
        waits.push(ms)
        wakes.push(resolve)
        signal.addEventListener('abort', () => resolve())
      }),
  })
  await vi.waitUntil(() => waits.length === 1, { interval: 5, timeout: 20_000 })
  expect(rounds).toMatchObject([[{ new: [{ headline: 'Open the bridge' }] }]])
  expect(waits).toEqual([15_000])

  // Nothing is due: no round, and no word.
  wakes[0]!()
  await vi.waitUntil(() => waits.length === 2, { interval: 5, timeout: 20_000 })
  expect(rounds).toHaveLength(1)

  site.now = (await site.store.polls.nextDueAt())!
  wakes[1]!()
  await vi.waitUntil(() => waits.length === 3, { interval: 5, timeout: 20_000 })
  expect(rounds).toHaveLength(2)

  await polling.stop()
  expect(site.bugs).toEqual([])
  expect(site.server.paths()).toEqual(['/rss', '/bridge', '/rss'])
  await site.close()
})
