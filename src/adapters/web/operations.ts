import { Hono } from 'hono'
import type { WebContext, WebEnvironment } from './environment.ts'
import type { PageParts } from './parts.ts'
import { clientOf } from './security/client.ts'

/**
 * `GET /readyz` and `GET /metrics`, for whoever watches over the process: not for strangers, that is not by the public
 * address, through a proxy or from afar, whatever name is asked for; nor for those who are signed in to a space. `/healthz` is the server's own.
 */
export function operationRoutes({ operations, site }: PageParts): Hono<WebEnvironment> {
  const isPublic = (context: WebContext) =>
    !clientOf(context, site).isNear ||
    (site.publicUrl !== undefined && context.req.header('host') === URL.parse(site.publicUrl)?.host)
  const app = new Hono<WebEnvironment>()

  app.get('/readyz', async context => {
    const readiness = await operations.readiness()
    // To strangers no more than whether it works.
    const shown = isPublic(context) ? { isReady: readiness.isReady } : readiness
    return context.json(shown, readiness.isReady ? 200 : 503)
  })

  app.get('/metrics', async context => {
    if (isPublic(context)) return context.notFound()
    const { type, text } = await operations.metrics()
    return context.body(text, 200, { 'Content-Type': type })
  })

  return app
}
