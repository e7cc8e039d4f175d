import { isIP } from 'node:net'
import type { MiddlewareHandler } from 'hono'

/**
 * Refuses requests for a name that is not ours. A page elsewhere may let its own name lead to this machine (DNS
 * rebinding); the browser then sends that name, and would hand it our answers.
 *
 * @param options.host the address that the server is bound to
 */
export function knownHostsOnly(options: {
  readonly host: string
  readonly publicUrl: string | undefined
}): MiddlewareHandler {
  return async (context, next) => {
    if (isKnownHost(context.req.header('host'), options)) return next()
    return context.text(
      'This server does not go by that name. Open it by its address, or set PUBLIC_URL to the name it shall have.\n',
      421,
    )
  }
}

/** Whether a request's Host header names this server. */
export function isKnownHost(
  header: string | undefined,
  { host, publicUrl }: { readonly host: string; readonly publicUrl: string | undefined },
): boolean {
  const asked = header === undefined ? null : URL.parse(`http://${header}`)
  if (asked === null || asked.pathname !== '/' || asked.username !== '' || header!.includes('/')) return false
  if (publicUrl !== undefined && asked.host === URL.parse(publicUrl.replace(/^https:/, 'http:'))?.host)
    return true
  const name = bare(asked.hostname)
  if (name === 'localhost' || name === '127.0.0.1' || name === '::1') return true
  // Bound to every address of the machine: any address is one of them. Rebinding needs a name.
  return isWildcard(host) ? isIP(name) !== 0 : name === bare(host.toLowerCase())
}

export function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || bare(host) === '::'
}

function bare(name: string): string {
  return name.replace(/^\[|\]$/g, '')
}
