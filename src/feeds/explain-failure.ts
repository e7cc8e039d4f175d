import { type Headers, retryAfterMs } from './cache-headers.ts'
import { FetchError } from './fetch-error.ts'

/** What a connection threw, in a sentence. Bugs of ours come back as they are. */
export function explainConnection(error: unknown, host: string): unknown {
  if (error instanceof FetchError) return error
  const { name = '', code = '', message = '' } = error as NodeJS.ErrnoException
  const failed = (...[failure, text]: ConstructorParameters<typeof FetchError>) =>
    new FetchError(failure, text, { cause: error })
  if (name === 'TimeoutError' || /^UND_ERR_\w+_TIMEOUT$|^ETIMEDOUT$/.test(code))
    return failed('too-slow', `${host} takes too long to answer.`)
  if (name === 'AbortError')
    return failed('stopped', `Reading ${host} was broken off, because Hustings stops.`)
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return failed(
      'no-such-host',
      `There is no site ${host}, or this machine has no network. Check the spelling of the address.`,
    )
  if (code === 'EAI_AGAIN')
    return failed('unreachable', `No name server answers for ${host}: this machine may have no network.`)
  if (code === 'UND_ERR_HEADERS_OVERFLOW')
    return failed('too-large', `${host} sends more headers than any site needs. It was not read.`)
  if (TLS.test(code))
    return failed('insecure', `${host} has no certificate that can be trusted (${code}), so it was not read.`)
  if (UNREACHABLE.test(code)) return failed('unreachable', `${host} cannot be reached (${code}).`)
  if (name === 'HTTPParserError' || GARBLED.test(code))
    return failed('garbled', `What ${host} sends cannot be read: ${message || code}.`)
  return error
}

const TLS = /^(?:CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO)/
const UNREACHABLE =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|E(?:HOST|NET)UNREACH|ENETDOWN|EADDRNOTAVAIL|EPIPE|UND_ERR_SOCKET)$/
const GARBLED =
  /^(?:UND_ERR_RES_|UND_ERR_RESPONSE|Z_|ERR__|ERR_BROTLI|ERR_ZSTD|ZSTD_|ERR_STREAM_PREMATURE|ERR_INVALID)/

/** What a status other than success means, in a sentence. */
export function explainStatus(
  status: number,
  { url, headers, now }: { readonly url: URL; readonly headers: Headers; readonly now: Temporal.Instant },
): FetchError {
  const host = url.hostname
  const retry = { retryAfterMs: retryAfterMs(headers, now) }
  if (status === 429) return new FetchError('busy', `${host} asks to be read less often (429).`, retry)
  if (status === 503) return new FetchError('busy', `${host} is busy or closed for the moment (503).`, retry)
  if (status >= 500) return new FetchError('failing', `${host} has a fault of its own (${status}).`, retry)
  if (status === 410) return new FetchError('gone', `${host} says that this address is gone for good (410).`)
  if (status === 404)
    return new FetchError(
      'missing',
      `${host} has no such page (404). Check the address, or add the site’s own.`,
    )
  if (status === 401 || status === 402)
    return new FetchError('refused', `${host} lets only its subscribers read this (${status}).`)
  if (status === 403 || status === 451)
    return new FetchError('refused', `${host} does not let programs read this (${status}).`)
  return new FetchError(
    'refused',
    `${host} answered with status ${status}, so there is nothing to read.`,
    retry,
  )
}
