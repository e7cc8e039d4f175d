import { setTimeout as sleep } from 'node:timers/promises'
import { type LookReport, lookAgain } from './look-again.ts'
import type { FeedReport } from './poll-feed.ts'
import { pollRound, type RoundOptions } from './poll-round.ts'

export interface Polling {
  /** Breaks off what is under way, and gives the feeds back. Never rejects. */
  stop(): Promise<void>
}

/** What is asked to be read now is noticed within this time, also by a process that was not asked. */
const LONGEST_SLEEP_MS = 15_000
const SHORTEST_SLEEP_MS = 1_000

/**
 * Reads feeds whenever they are due, and looks again at the pages of articles, until it is stopped.
 *
 * @param options.onRound gets what each round brought that read any feed
 * @param options.wait sleeps until the time is over or the signal comes; for tests
 */
export function startPolling(
  options: Omit<RoundOptions, 'signal'> & {
    readonly onRound: (reports: readonly FeedReport[]) => void
    /** Gets what looking at pages again brought, where it brought anything. */
    readonly onLook: (report: LookReport) => void
    readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>
  },
): Polling {
  const { store, now, onRound, onLook, reportBug, wait = waitFor } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const loop = async () => {
    while (!signal.aborted) {
      let ms = LONGEST_SLEEP_MS
      try {
        const reports = await pollRound({ ...options, signal })
        if (reports.length > 0) onRound(reports)
        const looked = await lookAgain({ ...options, signal })
        if (looked.changed.length + looked.withdrawn.length > 0) onLook(looked)
        const due = await store.polls.nextDueAt()
        if (due !== undefined) ms = Math.min(ms, due.since(now()).total('milliseconds'))
      } catch (error) {
        // A database that is busy or gone for the moment is no reason never to read a feed again.
        if (!signal.aborted) reportBug(error, 'polling')
      }
      await wait(Math.max(ms, SHORTEST_SLEEP_MS), signal)
    }
  }
  const running = loop()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => {})
}
