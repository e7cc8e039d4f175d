import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'

/** What every request comes with: Node's own request and answer. */
export interface WebEnvironment {
  readonly Bindings: HttpBindings
}

export type WebContext = Context<WebEnvironment>
