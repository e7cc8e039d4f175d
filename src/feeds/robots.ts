import robotsModule from 'robots-parser'
import { FetchError } from './fetch-error.ts'

/** What sites allow programs to read, as their robots.txt says (RFC 9309). */
export interface Robots {
  /** @throws FetchError `robots`, or whatever keeps robots.txt itself from being read */
  check(url: URL): Promise<void>
}

/**
 * Reads the robots.txt of each site once a day. A site without one allows everything; one that cannot give its own for the
 * moment is left alone for as long.
 *
 * @param options.read reads a robots.txt
 */
export function keepRobots(options: {
  readonly agent: string
  readonly now: () => Temporal.Instant
  readonly read: (url: string) => Promise<string>
}): Robots {
  const known = new Map<string, Rules>()
  return {
    async check(url) {
      const kept = known.get(url.origin)
      const rules =
        kept !== undefined && Temporal.Instant.compare(options.now(), kept.until) < 0
          ? kept
          : readRules(url.origin, options)
      // Deleted first, so that the map stays in the order of reading.
      known.delete(url.origin)
      known.set(url.origin, rules)
      if (known.size > KEPT) known.delete(known.keys().next().value!)
      let isAllowed: (address: string) => boolean
      try {
        isAllowed = await rules.isAllowed
      } catch (error) {
        known.delete(url.origin)
        throw error
      }
      if (!isAllowed(url.href)) throw notAllowed(url)
    },
  }
}

// The package gives the function itself, and says that it gives a module with one.
const robotsParser = robotsModule as unknown as typeof robotsModule.default

interface Rules {
  readonly until: Temporal.Instant
  readonly isAllowed: Promise<(address: string) => boolean>
}

const DAY = { hours: 24 }

// Sites, so that following links without end does not fill the memory.
const KEPT = 1_000

function readRules(origin: string, { agent, now, read }: Parameters<typeof keepRobots>[0]): Rules {
  const url = `${origin}/robots.txt`
  const isAllowed = read(url).then(
    text => {
      const rules = robotsParser(url, text)
      return (address: string) => rules.isAllowed(address, agent) !== false
    },
    (error: unknown) => {
      // 401, 403, 404: there are no rules. No answer or a failing server is no leave to go on.
      if (error instanceof FetchError && ['refused', 'missing', 'gone', 'redirects'].includes(error.failure))
        return () => true
      throw error
    },
  )
  // Whoever asks first awaits it; nobody may be there any more when it fails.
  isAllowed.catch(() => {})
  return { until: now().add(DAY), isAllowed }
}

function notAllowed(url: URL): FetchError {
  return new FetchError(
    'robots',
    `${url.hostname} asks programs not to read ${url.pathname} (its robots.txt says so). Save the page as a file and ingest that.`,
  )
}
