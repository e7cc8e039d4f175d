import type { RequestListener } from 'node:http'
import { type ServerType, serve } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { UserError } from '../../model/errors.ts'
import type { Adapter } from '../adapter.ts'
import { addPages } from './app.ts'
import type { WebEnvironment } from './environment.ts'
import type { PageParts } from './parts.ts'
import { pagePoster } from './poster.ts'

export interface WebServer extends Adapter {
  /** The port in use: the one asked for, or the free one that 0 got. */
  readonly port: number
}

/** A slow sender holds a connection no longer. */
const HEADERS_WITHIN_MS = 10_000
const REQUEST_WITHIN_MS = 30_000

/**
 * Serves the pages, and `GET /healthz`, which says 200 while the process runs and the database answers, and 503 when it does
 * not.
 *
 * @throws UserError `port-taken`, `address-unavailable`
 */
export async function startWebServer(options: {
  readonly host: string
  readonly port: number
  readonly isHealthy: () => Promise<boolean>
  /** Others that answer everything under a path of their own, by path: `/slack`. They see to their own safety. */
  readonly mounts?: ReadonlyMap<string, RequestListener>
  /** Absent where there are no pages. */
  readonly page?: PageParts
}): Promise<WebServer> {
  const app = new Hono<WebEnvironment>()
  for (const [path, listener] of options.mounts ?? []) {
    app.all(`${path}/*`, ({ env }) => {
      listener(env.incoming, env.outgoing)
      return RESPONSE_ALREADY_SENT
    })
  }
  // By whatever name: whoever watches over the process may know it by another. It tells nothing else.
  app.get('/healthz', async context => {
    const healthy = await options.isHealthy()
    return context.json({ status: healthy ? 'ok' : 'failing' }, healthy ? 200 : 503)
  })
  if (options.page !== undefined) addPages(app, options.page)
  const { server, port } = await listen(app, options)
  const address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`
  return {
    port,
    status: [
      ...(options.page === undefined ? [] : [`Page: ${address}/ in a browser, to try every command.`]),
      `Server: ${address}/healthz`,
    ],
    ...(options.page === undefined ? {} : { poster: pagePoster() }),
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        // Connections that clients keep alive would hold the process for minutes.
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

function listen(
  app: Hono<WebEnvironment>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch: app.fetch,
        hostname: host,
        port,
        serverOptions: { headersTimeout: HEADERS_WITHIN_MS, requestTimeout: REQUEST_WITHIN_MS },
      },
      info => resolve({ server, port: info.port }),
    )
    server.once('error', (cause: NodeJS.ErrnoException) => {
      if (cause.code === 'EADDRINUSE') {
        reject(
          new UserError(
            'port-taken',
            `Port ${port} is taken, perhaps by another Hustings. Set PORT to another, or to 0 for any free one.`,
            { cause },
          ),
        )
      } else {
        reject(
          new UserError('address-unavailable', `Cannot listen on ${host} port ${port}: ${cause.message}.`, {
            cause,
          }),
        )
      }
    })
  })
}
