import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import type { WebEnvironment } from '../environment.ts'

/** Who is at the other end of a connection. */
export interface Client {
  /** The address to count requests by. */
  readonly address: string
  /** Whether it is this very machine, with nothing in between. */
  readonly isLocal: boolean
  /** Whether it is this machine or one of its network, with no proxy in between that says so. */
  readonly isNear: boolean
}

/**
 * Who sent a request. What a proxy says of its client is believed only where there is one, that is with PUBLIC_URL, and
 * only of one on this machine or its network. Nobody who came through a proxy is local, nor is anybody where there should
 * be one: not every proxy says that it is one.
 */
export function clientOf(
  context: Context<WebEnvironment>,
  { publicUrl }: { readonly publicUrl: string | undefined },
): Client {
  const peer = context.env.incoming.socket.remoteAddress ?? ''
  const forwarded = context.req.header('x-forwarded-for')
  const isProxied = FORWARDED.some(name => context.req.header(name) !== undefined)
  const told = forwarded?.split(',').at(-1)?.trim() ?? ''
  const isTrusted = publicUrl !== undefined && isIn(NEAR, peer)
  return {
    address: counted(isTrusted && isIP(told) !== 0 ? told : peer),
    isNear: !isProxied && isIn(NEAR, peer),
    isLocal: publicUrl === undefined && !isProxied && isIn(LOOPBACK, peer),
  }
}

const FORWARDED = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/** This machine and private networks: where a proxy stands. */
const NEAR = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  NEAR.addSubnet(network, bits, 'ipv4')
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

function isIn(list: BlockList, address: string): boolean {
  const version = isIP(address)
  return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

/** One household has 2^64 addresses of version 6, so those count as one. */
function counted(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = head === '' ? [] : head.split(':')
  const missing = 8 - groups.length - (tail === '' ? 0 : tail.split(':').length)
  return [...groups, ...Array<string>(address.includes('::') ? missing : 0).fill('0')].slice(0, 4).join(':')
}
