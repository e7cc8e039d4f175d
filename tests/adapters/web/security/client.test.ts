import { expect, test } from 'vitest'
import type { WebContext } from '../../../../src/adapters/web/environment.ts'
import { clientOf } from '../../../../src/adapters/web/security/client.ts'

const from = (remoteAddress: string, headers: Readonly<Record<string, string>> = {}) =>
  ({
    env: { incoming: { socket: { remoteAddress } } },
    req: { header: (name: string) => headers[name] },
  }) as unknown as WebContext

const here = { publicUrl: undefined }
const open = { publicUrl: 'https://news.example.com' }

test('this machine is local, by either version of its address', () => {
  for (const address of ['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])
    expect(clientOf(from(address), here).isLocal, address).toBe(true)
  for (const address of ['192.0.2.4', '10.0.0.1', '2001:db8::1', '::ffff:192.0.2.4', ''])
    expect(clientOf(from(address), here).isLocal, address).toBe(false)
})

test('nobody is local who came through something, or where strangers are expected', () => {
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])
    expect(clientOf(from('127.0.0.1', { [name]: '127.0.0.1' }), here).isLocal).toBe(false)
  expect(clientOf(from('127.0.0.1'), open).isLocal).toBe(false)
})

test('near is who stands on this machine or its network, and says of no proxy', () => {
  for (const address of ['127.0.0.1', '10.0.0.1', '::ffff:172.17.0.1', 'fd00::1'])
    expect(clientOf(from(address), open).isNear, address).toBe(true)
  for (const address of ['192.0.2.4', '2001:db8::1', ''])
    expect(clientOf(from(address), open).isNear, address).toBe(false)
  expect(clientOf(from('10.0.0.1', { via: '1.1 proxy' }), open).isNear).toBe(false)
})

test('a proxy nearby is believed about its client, the last of them; nobody else is', () => {
  const told = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' }
  expect(clientOf(from('127.0.0.1', told), open).address).toBe('203.0.113.9')
  expect(clientOf(from('172.17.0.1', told), open).address).toBe('203.0.113.9')
  expect(clientOf(from('192.0.2.4', told), open).address).toBe('192.0.2.4')
  expect(clientOf(from('127.0.0.1', told), here).address).toBe('127.0.0.1')
  expect(clientOf(from('127.0.0.1', { 'x-forwarded-for': 'x' }), open).address).toBe('127.0.0.1')
})

test('the addresses of one household count as one', () => {
  const of = (address: string) => clientOf(from(address), here).address
  expect(of('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2')
  expect(of('2001:db8:1:2::6')).toBe('2001:db8:1:2')
  expect(of('2001:db8::6')).toBe('2001:db8:0:0')
  expect(of('::1')).toBe('0:0:0:0')
})
