/** Work on one host, one piece at a time. */
export interface Turns {
  /** Runs the work when the host's turn comes: after what was asked for before, and a pause. */
  take<Result>(host: string, work: () => Promise<Result>): Promise<Result>
}

/**
 * Gives each host one piece of work at a time, with a pause after each. Hosts do not wait for each other.
 *
 * @param options.wait sleeps for so many milliseconds
 */
export function takeTurns(options: {
  readonly pauseMs: number
  readonly wait: (ms: number) => Promise<void>
}): Turns {
  // The end of each host's last piece and the pause behind it. A host that nobody waits for is forgotten.
  const last = new Map<string, Promise<void>>()
  return {
    take(host, work) {
      const before = last.get(host) ?? Promise.resolve()
      const result = before.then(work)
      const over: Promise<void> = result
        .then(
          () => {},
          () => {},
        )
        .then(() => (options.pauseMs > 0 ? options.wait(options.pauseMs) : undefined))
        .then(() => {
          if (last.get(host) === over) last.delete(host)
        })
      last.set(host, over)
      return result
    },
  }
}
