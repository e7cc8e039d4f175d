import { expect, test } from 'vitest'
import { isKnownHost } from '../../../../src/adapters/web/security/hosts.ts'

const local = { host: '127.0.0.1', publicUrl: undefined }

test.each(['127.0.0.1:8787', '127.0.0.1', 'localhost:8787', 'LOCALHOST', '[::1]:8787'])(
  '%s is this server',
  header => {
    expect(isKnownHost(header, local)).toBe(true)
  },
)

test.each([
  'rebound.example.com',
  'rebound.example.com:8787',
  'localhost.example.com',
  '127.0.0.1.example.com',
  '127.0.0.1@example.com',
  'example.com/127.0.0.1',
  '192.0.2.7:8787',
  '',
  'a b',
  undefined,
])('%s is not', header => {
  expect(isKnownHost(header, local)).toBe(false)
})

test('the public name is known where there is one, with its own port only', () => {
  const site = { host: '127.0.0.1', publicUrl: 'https://news.example.com' }
  expect(isKnownHost('news.example.com', site)).toBe(true)
  expect(isKnownHost('news.example.com:444', site)).toBe(false)
  expect(isKnownHost('other.example.com', site)).toBe(false)
  expect(isKnownHost('news.example.com:81', { ...site, publicUrl: 'http://news.example.com:81' })).toBe(true)
})

test('bound to all addresses, any address is one of them, and still no other name', () => {
  for (const host of ['0.0.0.0', '::']) {
    expect(isKnownHost('192.0.2.7:8787', { ...local, host })).toBe(true)
    expect(isKnownHost('[2001:db8::1]:8787', { ...local, host })).toBe(true)
    expect(isKnownHost('rebound.example.com', { ...local, host })).toBe(false)
  }
})

test('bound to a name or an address, that one', () => {
  expect(isKnownHost('newsroom:8787', { ...local, host: 'newsroom' })).toBe(true)
  expect(isKnownHost('192.0.2.7', { ...local, host: '192.0.2.7' })).toBe(true)
})
