import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { freshForMs, type Headers, header } from './cache-headers.ts'
import { decodeBody } from './charset.ts'
import { explainConnection, explainStatus } from './explain-failure.ts'
import { FetchError } from './fetch-error.ts'
import { checkAddress, checkRedirect, type GuardOptions, guardedLookup } from './guard.ts'
import { readBody, tooLarge } from './read-body.ts'
import { keepRobots } from './robots.ts'
import { takeTurns } from './turns.ts'

export interface FetcherOptions extends GuardOptions {
  /** What the bot calls itself; see {@link userAgent}. */
  readonly userAgent: string
  readonly now: () => Temporal.Instant
  /** Between two requests to one host. */
  readonly pauseMs?: number
  readonly wait?: (ms: number) => Promise<void>
  readonly deadlines?: Partial<Deadlines>
}

export interface Deadlines {
  readonly connectMs: number
  readonly headersMs: number
  /** From the request to the last byte. */
  readonly wholeMs: number
}

export interface FetchRequest {
  /** What was kept of the last answer: where nothing has changed since, nothing is sent. */
  readonly etag?: string | undefined
  readonly lastModified?: string | undefined
  readonly accept?: string
  readonly maxBytes?: number
  readonly signal?: AbortSignal | undefined
}

export type Fetched = {
  /** Where the answer came from, after redirects. */
  readonly url: string
  /** The address to ask from now on: where permanent redirects led, from the first on. */
  readonly movedTo?: string
  readonly freshForMs?: number
} & (
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'read'
      readonly text: string
      readonly contentType?: string
      readonly etag?: string
      readonly lastModified?: string
    }
)

/** Reads public addresses politely and safely: whatever a server does, it ends in an answer or a {@link FetchError}. */
export interface Fetcher {
  /** @throws FetchError */
  fetch(address: string, request?: FetchRequest): Promise<Fetched>
  /** Breaks off what is under way. */
  close(): Promise<void>
}

const DEADLINES: Deadlines = { connectMs: 10_000, headersMs: 15_000, wholeMs: 30_000 }
const PAUSE_MS = 1_000
const MAX_REDIRECTS = 5
const MAX_HEADER_BYTES = 32_768
const MAX_BYTES = 10_000_000
// RFC 9309 wants at least 500 KiB read.
const MAX_ROBOTS_BYTES = 524_288

/** `Hustings/1.0 (+https://example.com/bot)`: who reads, and where a publisher finds whoever runs it. */
export function userAgent(version: string, contactUrl: string | undefined): string {
  return `Hustings/${version} (${contactUrl === undefined ? 'news reader' : `+${contactUrl}`})`
}

export function createFetcher(options: FetcherOptions): Fetcher {
  const deadlines = { ...DEADLINES, ...options.deadlines }
  const closing = new AbortController()
  const agent = new Agent({
    connect: { lookup: guardedLookup(options), timeout: deadlines.connectMs },
    headersTimeout: deadlines.headersMs,
    bodyTimeout: deadlines.headersMs,
    maxHeaderSize: MAX_HEADER_BYTES,
    // One request at a time to a host: a second connection is of no use.
    connections: 1,
    pipelining: 1,
  })
  const turns = takeTurns({
    pauseMs: options.pauseMs ?? PAUSE_MS,
    wait: options.wait ?? (ms => sleep(ms)),
    clock: () => performance.now(),
  })
  const robots = keepRobots({
    agent: options.userAgent,
    now: options.now,
    read: async url => {
      const fetched = await follow(url, { maxBytes: MAX_ROBOTS_BYTES, accept: 'text/plain, */*;q=0.1' })
      return fetched.outcome === 'read' ? fetched.text : ''
    },
  })

  /** Follows redirects to an answer, each hop checked anew. `check` looks at each address before it is asked for. */
  async function follow(
    address: string,
    asked: FetchRequest,
    check: (url: URL) => Promise<void> = async () => {},
  ): Promise<Fetched> {
    let url = checkAddress(address, options)
    let movedTo: string | undefined
    let isPermanent = true
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
      await check(url)
      const answer = await turns.take(url.host, () => exchange(url, asked))
      if (answer.location === undefined)
        return { ...answer.fetched, ...(movedTo !== undefined && { movedTo }) }
      url = checkRedirect(answer.location, url, options)
      isPermanent &&= answer.isPermanent
      if (isPermanent) movedTo = url.href
    }
    throw new FetchError(
      'redirects',
      `${new URL(address).hostname} redirects in circles, or more than ${MAX_REDIRECTS} times.`,
    )
  }

  async function exchange(url: URL, asked: FetchRequest): Promise<Answer> {
    const signal = AbortSignal.any([
      closing.signal,
      AbortSignal.timeout(deadlines.wholeMs),
      ...(asked.signal ? [asked.signal] : []),
    ])
    try {
      signal.throwIfAborted()
      const { statusCode, headers, body } = await request(url, {
        dispatcher: agent,
        signal,
        headers: requestHeaders(asked, options.userAgent),
      })
      // A body that nobody waits for may still fail.
      body.on('error', () => {})
      if (statusCode === 200)
        return { fetched: await readAnswer(url, { headers, body, signal, asked, now: options.now() }) }
      body.destroy()
      const location = header(headers, 'location')
      if (REDIRECTS.has(statusCode) && location !== undefined)
        return { location, isPermanent: statusCode === 301 || statusCode === 308 }
      if (statusCode === 304 && (asked.etag ?? asked.lastModified) !== undefined)
        return { fetched: { outcome: 'unchanged', url: url.href, ...freshness(headers, options.now()) } }
      throw explainStatus(statusCode, { url, headers, now: options.now() })
    } catch (error) {
      // Streams say only that they were broken off, not by what.
      const cause = (error as Error).name === 'AbortError' ? (signal.reason ?? error) : error
      throw explainConnection(cause, url.hostname)
    }
  }

  return {
    fetch: (address, asked = {}) => follow(address, asked, robots.check),
    async close() {
      closing.abort()
      await agent.destroy()
    },
  }
}

type Answer =
  | { readonly fetched: Fetched; readonly location?: undefined }
  | { readonly location: string; readonly isPermanent: boolean }

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function requestHeaders(asked: FetchRequest, agent: string): Record<string, string> {
  return {
    'user-agent': agent,
    accept: asked.accept ?? '*/*',
    'accept-encoding': 'gzip, br, zstd',
    ...(asked.etag !== undefined && { 'if-none-match': asked.etag }),
    ...(asked.lastModified !== undefined && { 'if-modified-since': asked.lastModified }),
  }
}

async function readAnswer(
  url: URL,
  {
    headers,
    body,
    signal,
    asked: { maxBytes = MAX_BYTES },
    now,
  }: {
    readonly headers: Headers
    readonly body: Parameters<typeof readBody>[0]
    readonly signal: AbortSignal
    readonly asked: FetchRequest
    readonly now: Temporal.Instant
  },
): Promise<Fetched> {
  const host = url.hostname
  try {
    if (Number(header(headers, 'content-length')) > maxBytes) throw tooLarge({ host, maxBytes })
    const bytes = await readBody(body, {
      host,
      encoding: header(headers, 'content-encoding'),
      maxBytes,
      signal,
    })
    const contentType = header(headers, 'content-type')
    const [etag, lastModified] = [
      keepable(header(headers, 'etag')),
      keepable(header(headers, 'last-modified')),
    ]
    return {
      outcome: 'read',
      url: url.href,
      text: decodeBody(bytes, contentType),
      ...(contentType !== undefined && { contentType }),
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
      ...freshness(headers, now),
    }
  } finally {
    body.destroy()
  }
}

/** A validator that can be sent back as it came. */
function keepable(value: string | undefined): string | undefined {
  return value !== undefined && /^[\x20-\x7e]{1,500}$/.test(value) ? value : undefined
}

function freshness(headers: Headers, now: Temporal.Instant): { readonly freshForMs?: number } {
  const ms = freshForMs(headers, now)
  return ms === undefined ? {} : { freshForMs: ms }
}
