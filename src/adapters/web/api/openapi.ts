import { z } from 'zod'
import type { Endpoint } from './endpoints.ts'
import { problemShape } from './shapes.ts'

/** The OpenAPI document of these endpoints, made from the shapes that they hold to. */
export function openApiDocument(endpoints: readonly Endpoint[], { address }: { readonly address: string }) {
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Hustings',
      version: '1',
      description:
        'What is on record: quotations with their speakers, each a span of a stored article. Lists are read page by page: give next as after.',
    },
    servers: [{ url: `${address}/api/v1` }],
    paths: Object.fromEntries(endpoints.map(each => [each.path, { get: operation(each) }])),
  }
  return withComponents(document)
}

/** A document whose shapes with a name stand in one place, where the whole document refers to them. */
function withComponents<Given extends object>(document: Given) {
  const schemas: Record<string, unknown> = {}
  const moved = JSON.stringify(document, (name, value) => {
    if (name !== '$defs') return value
    Object.assign(schemas, value)
    return undefined
  })
  const refer = (text: string) => JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/'))
  return { ...(refer(moved) as Given), components: { schemas: refer(JSON.stringify(schemas)) as object } }
}

function operation({ path, summary, query, gives }: Endpoint) {
  const problem = (description: string) => ({ description, content: json(problemShape) })
  const hasId = path.endsWith('{id}')
  return {
    summary,
    parameters: [
      ...(hasId ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
      ...parametersOf(query),
    ],
    responses: {
      200: { description: summary, content: json(gives) },
      ...(query === undefined ? {} : { 400: problem('What was asked cannot be read') }),
      ...(hasId ? { 404: problem('There is none of this id') } : {}),
      429: problem('Too much at once; Retry-After says when to come again'),
    },
  }
}

function parametersOf(query: Endpoint['query']) {
  if (query === undefined) return []
  const { properties = {} } = schemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }))
}

function json(shape: z.ZodType) {
  return { 'application/json': { schema: schemaOf(shape, 'output') } }
}

/** OpenAPI 3.1 takes JSON Schema as it is. */
function schemaOf(shape: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, reused: 'inline' })
  return schema
}
