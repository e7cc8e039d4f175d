import { describe, expect, test } from 'vitest'
import { freshForMs, retryAfterMs } from '../../src/feeds/cache-headers.ts'
import { NOW } from './test-server.ts'

const HOUR = 3_600_000

describe('how long an answer is fresh', () => {
  const cases: readonly (readonly [headers: Record<string, string>, ms: number | undefined])[] = [
    [{}, undefined],
    [{ 'cache-control': 'max-age=3600' }, HOUR],
    [{ 'cache-control': 'public, MAX-AGE="3600", stale-while-revalidate=60' }, HOUR],
    [{ 'cache-control': 's-maxage=60, max-age=3600', age: '600' }, HOUR - 600_000],
    [{ 'cache-control': 's-maxage=60' }, undefined],
    [{ 'cache-control': 'max-age=60', age: '600' }, 0],
    [{ 'cache-control': 'no-cache, max-age=3600' }, 0],
    [{ expires: 'Tue, 05 Mar 2024 13:00:00 GMT' }, HOUR],
    [{ expires: 'Tue, 05 Mar 2024 11:00:00 GMT' }, 0],
    [{ expires: '0' }, undefined],
    [{ expires: '-1' }, undefined],
    [{ 'cache-control': 'max-age=9999999999999' }, 999_999_999_000], // for ever
  ]
  for (const [headers, ms] of cases)
    test(JSON.stringify(headers), () => expect(freshForMs(headers, NOW)).toBe(ms))
})

describe('Retry-After', () => {
  const cases: readonly (readonly [value: string, ms: number | undefined])[] = [
    ['120', 120_000],
    [' 120 ', 120_000],
    ['Tue, 05 Mar 2024 13:00:00 GMT', HOUR],
    ['Mon, 04 Mar 2024 13:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    ['', undefined],
  ]
  for (const [value, ms] of cases)
    test(`“${value}”`, () => expect(retryAfterMs({ 'retry-after': value }, NOW)).toBe(ms))
})
