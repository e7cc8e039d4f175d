import { Hono } from 'hono'
import type { z } from 'zod'
import type { WebContext, WebEnvironment } from '../environment.ts'
import type { PageParts } from '../parts.ts'
import { fullTextsFor } from '../records/full-texts.ts'
import { addressOf, visitorOf } from '../visitor.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { openApiDocument } from './openapi.ts'

/** What is stored, for programs: everything under `/api/v1`, and what describes it. */
export function apiRoutes(parts: PageParts): Hono<WebEnvironment> {
  const { site, records } = parts
  const all = endpoints(parts)
  const app = new Hono<WebEnvironment>().basePath('/api/v1')

  app.get('/openapi.json', context =>
    context.json(openApiDocument(all, { address: addressOf(context, site) })),
  )

  for (const endpoint of all)
    app.get(endpoint.path.replace('{id}', ':id'), context => answer(endpoint, context))

  app.all('/*', context => context.json(NOT_FOUND, 404))

  const answer = async ({ query, isForTrusted, answer: give }: Endpoint, context: WebContext) => {
    const visitor = await visitorOf(context, parts)
    if (isForTrusted && !visitor.isTrusted) return context.json(NOT_FOUND, 404)
    const read = query?.strict().safeParse(context.req.query())
    if (read?.success === false) return context.json({ error: problemWords(read.error) }, 400)
    const asked = { id: context.req.param('id') ?? '', query: (read?.data ?? {}) as never }
    const given = await give(asked, {
      address: addressOf(context, site),
      spaceId: visitor.asker.place.spaceId,
      fullTexts: articles => fullTextsFor(visitor, records, articles),
    })
    return given === undefined ? context.json(NOT_FOUND, 404) : context.json(given as object)
  }

  return app
}

const NOT_FOUND = { error: 'There is nothing at this address. /api/v1/openapi.json says what there is.' }

function problemWords({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message, code, ...issue }) =>
      code === 'unrecognized_keys'
        ? `There is no parameter ${(issue as { keys?: string[] }).keys?.join(', ')}.`
        : `${path.join('.')}: ${message}.`,
    )
    .join(' ')
}
