/** Work on one host, one piece at a time. */
export interface Turns {
  /** Runs the work when the host's turn comes: after what was asked for before, and a pause. */
  take<Result>(host: string, work: () => Promise<Result>): Promise<Result>
}

/**
 * Gives each host one piece of work at a time, with a pause before the next. Hosts do not wait for each other. Where nobody
 * waits, no pause is kept either: a process that has nothing else to do may end.
 *
 * @param options.wait sleeps for so many milliseconds
 * @param options.clock milliseconds since whenever
 */
export function takeTurns(options: {
  readonly pauseMs: number
  readonly wait: (ms: number) => Promise<void>
  readonly clock: () => number
}): Turns {
  const { pauseMs, wait, clock } = options
  // When the last piece of each host ended, or will have.
  const last = new Map<string, { readonly ended: Promise<void>; endedAt?: number }>()
  const forget = () => {
    for (const [host, { endedAt = Number.POSITIVE_INFINITY }] of last)
      if (endedAt + pauseMs <= clock()) last.delete(host)
  }
  return {
    take(host, work) {
      if (last.size >= KEPT) forget()
      const before = last.get(host)
      const turn = async () => {
        if (before !== undefined) {
          await before.ended
          const rest = before.endedAt! + pauseMs - clock()
          if (rest > 0) await wait(rest)
        }
        return work()
      }
      const result = turn()
      const note = () => {
        entry.endedAt = clock()
      }
      const entry: { readonly ended: Promise<void>; endedAt?: number } = { ended: result.then(note, note) }
      last.set(host, entry)
      return result
    },
  }
}

// Hosts, before those that may be asked again are forgotten.
const KEPT = 1_000
