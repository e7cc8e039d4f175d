import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { WebEnvironment } from '../environment.ts'
import { problemPage } from '../layout.ts'
import type { Client } from './client.ts'
import type { Rate, RateLimiter } from './rates.ts'

/** A question is 6000 characters at most, of three bytes each and three letters a byte when a form sends it. */
export const MAX_BODY_BYTES = 64 * 1024
const MAX_ADDRESS_LENGTH = 4_096

/** Reading: a page with its parts. */
export const READING: Rate = { burst: 240, perMinute: 240 }
/** Asking: each may search the whole database. */
export const ASKING: Rate = { burst: 20, perMinute: 20 }
/** Whoever sits at the machine may script it. */
const LOCALLY = 20

/** Refuses what is larger than anything the page sends. */
export function boundedSizes(): MiddlewareHandler {
  const limited = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: context => context.text('That is more than can be read at once: at most 64 kB.\n', 413),
  })
  return async (context, next) => {
    if (context.req.url.length > MAX_ADDRESS_LENGTH)
      return context.text('That address is too long: at most 4096 characters.\n', 414)
    return limited(context, next)
  }
}

/** Lets each client ask for so much a minute, and tells the others when to come again. */
export function boundedRates(
  limiter: RateLimiter,
  clientOf: (context: Parameters<MiddlewareHandler<WebEnvironment>>[0]) => Client,
): MiddlewareHandler<WebEnvironment> {
  return async (context, next) => {
    const { address, isLocal } = clientOf(context)
    const isAsking = context.req.method !== 'GET' && context.req.method !== 'HEAD'
    const { burst, perMinute } = isAsking ? ASKING : READING
    const times = isLocal ? LOCALLY : 1
    const rate = { burst: burst * times, perMinute: perMinute * times }
    const seconds = limiter.take(`${isAsking ? 'asks' : 'reads'} ${address}`, rate)
    if (seconds === undefined) return next()
    context.header('Retry-After', String(seconds))
    const words = `That was a lot at once. Try again in ${seconds} s.`
    return context.req.header('accept')?.includes('text/html')
      ? context.html(problemPage('One moment', words), 429)
      : context.text(`${words}\n`, 429)
  }
}
