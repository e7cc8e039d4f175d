import type { Hono } from 'hono'
import { UserError } from '../../model/errors.ts'
import { adminRoutes } from './admin/routes.ts'
import { apiRoutes } from './api/routes.ts'
import { assetRoutes } from './assets.ts'
import type { WebEnvironment } from './environment.ts'
import { problemPage } from './layout.ts'
import { operationRoutes } from './operations.ts'
import type { PageParts } from './parts.ts'
import { playgroundRoutes } from './playground/routes.ts'
import { recordRoutes } from './records/routes.ts'
import { boundedRates, boundedSizes } from './security/bounds.ts'
import { clientOf } from './security/client.ts'
import { securityHeaders } from './security/headers.ts'
import { knownHostsOnly } from './security/hosts.ts'
import { rateLimiter } from './security/rates.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { isEncrypted } from './visitor.ts'

/** Adds all pages, behind what keeps strangers out of where they do not belong. What `app` has already stays before that. */
export function addPages(app: Hono<WebEnvironment>, parts: PageParts): void {
  const { site } = parts
  app.use(securityHeaders({ isEncrypted: isEncrypted(site) }))
  app.use(knownHostsOnly(site))
  app.use(boundedSizes())
  app.use(
    boundedRates(
      rateLimiter(() => performance.now()),
      context => clientOf(context, site),
    ),
  )
  app.route('/', operationRoutes(parts))
  app.route('/', assetRoutes())
  app.route('/', apiRoutes(parts))
  app.route('/', playgroundRoutes(parts))
  app.route('/', recordRoutes(parts))
  app.route('/', adminRoutes(parts))
  app.route('/', signInRoutes(parts))
  app.notFound(context =>
    context.html(problemPage('Not found', 'There is nothing at this address, or not any more.'), 404),
  )
  app.onError((error, context) => {
    if (error instanceof UserError) return context.html(problemPage('Not now', error.message), 503)
    const id = crypto.randomUUID().slice(0, 8)
    parts.reportBug(error, id)
    const words = `It is logged under ${id}. Trying again in a minute may help.`
    return context.html(problemPage('Something went wrong on our side', words), 500)
  })
}
