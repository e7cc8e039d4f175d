import { once } from 'node:events'
import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { createFetcher, type Fetcher, type FetcherOptions, userAgent } from '../../src/feeds/fetch.ts'

/** An address of this machine that the tests let in, so that 127.0.0.1 stays as forbidden as it is in earnest. */
export const TEST_HOST = '127.0.0.2'

export interface TestServer {
  /** `http://127.0.0.2:1234` */
  readonly origin: string
  /** Every request so far: its path, and its headers. */
  readonly requests: readonly { readonly path: string; readonly headers: NodeJS.Dict<string | string[]> }[]
  /** Paths asked for so far, robots.txt left out. */
  paths(): string[]
  close(): Promise<void>
}

export type Route = (response: ServerResponse, request: Parameters<RequestListener>[0]) => void

/** A server on a free port. Paths without a route answer 404, and so does robots.txt. */
export async function serve(routes: Readonly<Record<string, Route>>): Promise<TestServer> {
  const requests: { path: string; headers: NodeJS.Dict<string | string[]> }[] = []
  const sockets = new Set<Socket>()
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    requests.push({ path, headers: request.headers })
    const route = routes[path] ?? routes[path.split('?')[0]!]
    if (route === undefined) response.writeHead(404).end()
    else route(response, request)
  })
  server.on('connection', socket => {
    sockets.add(socket)
    socket.on('error', () => {}).on('close', () => sockets.delete(socket))
  })
  server.listen(0, TEST_HOST)
  await once(server, 'listening')
  return {
    origin: `http://${TEST_HOST}:${(server.address() as AddressInfo).port}`,
    requests,
    paths: () => requests.map(({ path }) => path).filter(path => path !== '/robots.txt'),
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers with a body. */
export function give(body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}): Route {
  return response => response.writeHead(200, headers).end(body)
}

/** Redirects. */
export function redirect(location: string, status = 302): Route {
  return response => response.writeHead(status, { location }).end()
}

export const NOW = Temporal.Instant.from('2024-03-05T12:00:00Z')

/** A fetcher that may read test servers, and does not wait between requests. */
export function testFetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  return createFetcher({
    userAgent: userAgent('1.0', 'https://bot.example.com'),
    now: () => NOW,
    allowPrivate: [`${TEST_HOST}/32`],
    pauseMs: 0,
    ...options,
  })
}
