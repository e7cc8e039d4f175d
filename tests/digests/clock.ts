/** A clock that moves when everybody waits: the shortest wait ends first, and time is what it says then. */
export function virtualClock(start: string) {
  let nowMs = Temporal.Instant.from(start).epochMilliseconds
  const waiting: { readonly until: number; readonly end: () => void }[] = []
  const wait = (ms: number, signal?: AbortSignal) =>
    new Promise<void>(resolve => {
      if (signal?.aborted) return resolve()
      const sleeper = { until: nowMs + ms, end: resolve }
      waiting.push(sleeper)
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
  return {
    now: () => Temporal.Instant.fromEpochMilliseconds(nowMs),
    wait,
    set(time: string) {
      nowMs = Temporal.Instant.from(time).epochMilliseconds
    },
    /** Runs work to its end, letting time pass whenever nothing else is to be done. */
    async run<Result>(work: Promise<Result>): Promise<Result> {
      let over = false
      const done = work.finally(() => {
        over = true
      })
      done.catch(() => {})
      while (!over) {
        // Everything that is ready goes first: promises, then the database's answers.
        for (let turn = 0; turn < 20 && !over; turn++) await new Promise(resolve => setImmediate(resolve))
        if (over || waiting.length === 0) continue
        waiting.sort((a, b) => a.until - b.until)
        const next = waiting.shift()!
        nowMs = Math.max(nowMs, next.until)
        next.end()
      }
      return done
    },
  }
}
