import { expect, test } from 'vitest'
import { rateLimiter } from '../../../../src/adapters/web/security/rates.ts'

const rate = { burst: 3, perMinute: 6 }

test('so many at once, then as many as time brings', () => {
  let now = 0
  const limiter = rateLimiter(() => now)
  const take = () => limiter.take('a', rate)
  expect([take(), take(), take()]).toEqual([undefined, undefined, undefined])
  expect(take(), 'one every ten seconds').toBe(10)
  now += 4_000
  expect(take()).toBe(6)
  now += 6_000
  expect(take()).toBeUndefined()
  now += 10 * 60_000
  expect([take(), take(), take(), take()]).toEqual([undefined, undefined, undefined, 10])
})

test('each client has its own', () => {
  const limiter = rateLimiter(() => 0)
  for (let count = 0; count < 3; count += 1) limiter.take('a', rate)
  expect(limiter.take('a', rate)).toBe(10)
  expect(limiter.take('b', rate)).toBeUndefined()
})

test('a crowd of clients takes no more room than there is: the longest silent is forgotten', () => {
  const limiter = rateLimiter(() => 0)
  for (let count = 0; count < 3; count += 1) limiter.take('first', rate)
  for (let count = 0; count < 10_000; count += 1) limiter.take(`client ${count}`, rate)
  expect(limiter.take('first', rate)).toBeUndefined()
})
