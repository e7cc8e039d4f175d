/** One measurement: ours beside a named peer that did the same work in the same run. */
export interface BenchRow {
  /** What was done: `first answer, cold`. */
  readonly job: string
  /** Medians. */
  readonly ours: number
  readonly unit: 'ms' | 'MB' | 'per second'
  readonly peer: string
  readonly peers: number
}

/** A file in `bench/cases/` default-exports one; `npm run bench` runs them all in the order of their names. */
export interface BenchCase {
  readonly name: string
  run(): Promise<readonly BenchRow[]>
}

interface Pair {
  readonly ours: number
  readonly peers: number
}

/** What a piece of work takes: time that passes, or time of the processor, which a busy machine does not lengthen. */
type Clock = 'wall' | 'processor'

/**
 * Runs two pieces of work in turn, so that both meet the same weather; the median time of each, the 95th percentile and
 * the slowest, in milliseconds.
 *
 * @param options.clock `wall` unless said
 */
export async function timeInTurn(
  runs: number,
  ours: () => unknown,
  peers: () => unknown,
  { clock = 'wall' }: { readonly clock?: Clock } = {},
): Promise<Pair & { readonly p95: Pair; readonly slowest: Pair }> {
  const times: [number[], number[]] = [[], []]
  for (let run = -1; run < runs; run++) {
    for (const [index, work] of [ours, peers].entries()) {
      const start = CLOCKS[clock]()
      await work()
      // The first round warms up.
      if (run >= 0) times[index]!.push(CLOCKS[clock]() - start)
    }
  }
  const pair = (share: number): Pair => ({
    ours: quantile(times[0], share),
    peers: quantile(times[1], share),
  })
  return { ...pair(0.5), p95: pair(0.95), slowest: pair(1) }
}

const CLOCKS: Readonly<Record<Clock, () => number>> = {
  wall: () => performance.now(),
  processor: processorTime,
}

/** What all threads of this process have taken of the processor so far, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** What the process holds, in megabytes; what only passes through is collected first, where Node is told to let us. */
export function memoryHeld(): number {
  globalThis.gc?.()
  return process.memoryUsage.rss() / 2 ** 20
}

/** The value that a share of all does not exceed; of an even number, the upper of the two in the middle for a half. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
