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

/**
 * Runs two pieces of work in turn, so that both meet the same weather; the median time of each and the slowest, in
 * milliseconds.
 */
export async function timeInTurn(
  runs: number,
  ours: () => unknown,
  peers: () => unknown,
): Promise<
  Pair & {
    readonly slowest: Pair
  }
> {
  const times: [number[], number[]] = [[], []]
  for (let run = -1; run < runs; run++) {
    for (const [index, work] of [ours, peers].entries()) {
      const start = performance.now()
      await work()
      // The first round warms up.
      if (run >= 0) times[index]!.push(performance.now() - start)
    }
  }
  return {
    ours: median(times[0]),
    peers: median(times[1]),
    slowest: { ours: Math.max(...times[0]), peers: Math.max(...times[1]) },
  }
}

/** The value in the middle; of an even number, the upper of the two. */
function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
