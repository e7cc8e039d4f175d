/** How often somebody may ask: so many at once, and so many a minute from then on. */
export interface Rate {
  readonly burst: number
  readonly perMinute: number
}

/** Counts what each client asks for. */
export interface RateLimiter {
  /** Undefined where the request may go on; else after how many seconds the next may. */
  take(client: string, rate: Rate): number | undefined
}

/** So many clients are remembered; beyond, whoever asked longest ago is forgotten. */
const MAX_CLIENTS = 10_000

/** @param now milliseconds of any clock that only goes forward */
export function rateLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, { readonly left: number; readonly at: number }>()
  return {
    take(client, { burst, perMinute }) {
      const at = now()
      const found = buckets.get(client)
      const refilled =
        found === undefined ? burst : Math.min(burst, found.left + ((at - found.at) / MINUTE_MS) * perMinute)
      buckets.delete(client)
      buckets.set(client, { left: refilled >= 1 ? refilled - 1 : refilled, at })
      if (buckets.size > MAX_CLIENTS) buckets.delete(buckets.keys().next().value!)
      return refilled >= 1 ? undefined : Math.ceil(((1 - refilled) / perMinute) * 60)
    },
  }
}

const MINUTE_MS = 60_000
