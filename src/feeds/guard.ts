import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'
import { FetchError } from './fetch-error.ts'

/** Asks the resolver for all addresses of a name, as `dns.lookup` does with `all`. */
export type Resolve = (
  hostname: string,
) => Promise<readonly { readonly address: string; readonly family: number }[]>

export interface GuardOptions {
  /** Networks that are let in although they are private, as `10.0.0.0/8`: then any port is, too. For intranets and tests. */
  readonly allowPrivate: readonly string[]
  readonly resolve?: Resolve
}

/**
 * Reads an address that somebody gave or a server redirects to, and refuses what must never be asked for: other schemes
 * than http and https, other ports than 80 and 443, user names, and hosts of private networks in any spelling (`URL`
 * brings `0177.1`, `2130706433` and `[::ffff:7f00:1]` into one form). Names are checked again when they are resolved: see
 * {@link guardedLookup}.
 *
 * @throws FetchError `bad-address`, `private-address`
 */
export function checkAddress(address: string, { allowPrivate }: GuardOptions): URL {
  const url = URL.parse(address.trim())
  if (url === null) {
    throw new FetchError(
      'bad-address',
      `“${address.slice(0, 200)}” is no web address. One looks like https://example.com/feed.xml`,
    )
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError(
      'bad-address',
      `${shown(url)} begins with ${url.protocol} Only http and https are read.`,
    )
  }
  if (url.username !== '' || url.password !== '') {
    throw new FetchError(
      'bad-address',
      `The address at ${url.hostname} holds a user name or password. Only public addresses are read.`,
    )
  }
  const host = bareHost(url)
  if (ipaddr.isValid(host) && !isAllowed(host, allowPrivate)) throw privateHost(host)
  if (allowPrivate.length > 0) return url
  // The URL parser has left out the standard port of each scheme.
  if (url.port !== '') throw oddPort(url)
  if (isPrivateName(host)) throw privateHost(host)
  return url
}

/**
 * Reads where an address redirects to, and refuses what {@link checkAddress} refuses.
 *
 * @throws FetchError `bad-address`, `private-address`, naming the address that redirects
 */
export function checkRedirect(location: string, from: URL, options: GuardOptions): URL {
  const target = URL.parse(location, from)?.href ?? location
  try {
    return checkAddress(target, options)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    throw new FetchError(
      error.failure,
      `${from.hostname} redirects to where nothing is read. ${error.message}`,
      {
        cause: error,
      },
    )
  }
}

/**
 * A `lookup` for sockets that gives public addresses only. Since the socket connects to what it gives, the address checked
 * is the address connected to, whatever the name server answers the next time.
 */
export function guardedLookup({ allowPrivate, resolve = resolveBySystem }: GuardOptions): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      found => {
        const allowed = found.filter(({ address }) => isAllowed(address, allowPrivate))
        const [first] = allowed
        if (first === undefined) {
          const error = found.length === 0 ? noSuchHost(hostname) : privateHost(hostname)
          callback(error, [])
        } else if (options.all) callback(null, [...allowed])
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, []),
    )
  }
}

function isAllowed(address: string, networks: readonly string[]): boolean {
  return isPublicAddress(address) || networks.some(network => isWithin(address, network))
}

function isWithin(address: string, network: string): boolean {
  const parsed = ipaddr.process(address)
  const [base, bits] = ipaddr.parseCIDR(network)
  return parsed.kind() === base.kind() && parsed.match(base, bits)
}

/** Whether an address belongs to the public internet, and so does every address that is written into it. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.kind() === 'ipv4') return isPublicIpv4(parsed as ipaddr.IPv4)
  const bytes = (parsed as ipaddr.IPv6).toByteArray()
  switch (parsed.range()) {
    case 'unicast':
      // All that is handed out so far lies in 2000::/3; below it are IPv4 addresses in old dress, `::127.0.0.1`.
      return (bytes[0]! & 0xe0) === 0x20 && (!isIsatap(bytes) || isPublicIpv4(ipv4At(bytes, 12)))
    case 'ipv4Mapped':
    case 'rfc6145':
      return isPublicIpv4(ipv4At(bytes, 12))
    case 'rfc6052':
      // 64:ff9b::/96 reaches the internet, 64:ff9b:1::/48 is for use inside networks (RFC 8215).
      return bytes[5] === 0 && isPublicIpv4(ipv4At(bytes, 12))
    case '6to4':
      return isPublicIpv4(ipv4At(bytes, 2))
    case 'teredo':
      // The relay, and the client with every bit turned round.
      return (
        isPublicIpv4(ipv4At(bytes, 4)) &&
        isPublicIpv4(
          ipv4At(
            bytes.map(byte => byte ^ 0xff),
            12,
          ),
        )
      )
    default:
      return false
  }
}

// Cloud metadata on an address that is public by its range: Azure's.
const METADATA = new Set(['168.63.129.16'])

function isPublicIpv4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && !METADATA.has(address.toString())
}

/** An interface that names an IPv4 host (RFC 5214). */
function isIsatap(bytes: readonly number[]): boolean {
  return bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe
}

function ipv4At(bytes: readonly number[], start: number): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes.slice(start, start + 4))
}

// RFC 6761, RFC 6762, RFC 8375, and what clouds and home routers call their own.
const PRIVATE_NAME =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/

function isPrivateName(host: string): boolean {
  return PRIVATE_NAME.test(host) || (!host.includes('.') && !host.includes(':'))
}

/** Without brackets and the dot that ends a full name. */
function bareHost({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function resolveBySystem(hostname: string): ReturnType<Resolve> {
  return new Promise((give, fail) => {
    systemLookup(hostname, { all: true }, (error, addresses) => (error ? fail(error) : give(addresses)))
  })
}

function shown(url: URL): string {
  return url.href.slice(0, 200)
}

function oddPort(url: URL): FetchError {
  return new FetchError(
    'bad-address',
    `${shown(url)} names port ${url.port}. Only the standard ports of http and https are read.`,
  )
}

function privateHost(host: string): FetchError {
  return new FetchError(
    'private-address',
    `${host} belongs to a private network, which is never read. (Whoever runs Hustings can allow it with ALLOW_PRIVATE_NETWORKS.)`,
  )
}

function noSuchHost(host: string): FetchError {
  return new FetchError('no-such-host', `There is no site ${host}. Check the spelling of the address.`)
}
