import { expect, test } from 'vitest'
import { periodsOf } from '../../src/bot/periods.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['2019-11-08', '2019-11-08', 7, '5 Nov 2019', '11 Nov 2019'],
  ['2019-11-01', '2019-11-30', 30, '1 Nov 2019', '30 Nov 2019'],
  ['2019-11-06', '2020-01-08', 10, 'week of 4 Nov 2019', 'week of 6 Jan 2020'],
  ['2019-01-31', '2020-03-01', 15, 'Jan 2019', 'Mar 2020'],
  ['2001-06-01', '2020-03-01', 20, '2001', '2020'],
])('%s to %s: %i periods, from %s to %s', (first, last, count, firstName, lastName) => {
  const periods = periodsOf({ first: day(first), last: day(last) })
  expect(periods).toHaveLength(count)
  expect([periods[0]!.name, periods.at(-1)!.name]).toEqual([firstName, lastName])
  // They cover the range without gap or overlap.
  expect(Temporal.PlainDate.compare(periods[0]!.first, day(first))).toBeLessThanOrEqual(0)
  expect(Temporal.PlainDate.compare(periods.at(-1)!.last, day(last))).toBeGreaterThanOrEqual(0)
  for (const [index, period] of periods.slice(1).entries())
    expect(period.first.toString()).toBe(periods[index]!.last.add({ days: 1 }).toString())
})
