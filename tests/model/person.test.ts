import { expect, test } from 'vitest'
import { isHeld } from '../../src/model/person.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const term = { office: 'Mayor of Teal County', start: day('2017-01-20'), end: day('2021-01-20') }

const cases = [
  { role: term, on: '2019-11-08', held: true },
  { role: term, on: '2017-01-20', held: true },
  { role: term, on: '2017-01-19', held: false },
  { role: term, on: '2021-01-20', held: false }, // the successor's first day
  { role: { office: 'Mayor', start: day('2017-01-20') }, on: '2040-01-01', held: true },
  { role: { office: 'Mayor', end: day('2021-01-20') }, on: '1950-01-01', held: true },
  { role: { office: 'Mayor' }, on: '2019-11-08', held: true },
  { role: { office: 'Mayor', former: true }, on: '2019-11-08', held: false },
]
for (const { role, on, held } of cases) {
  test(`${JSON.stringify(role)} on ${on}`, () => expect(isHeld(role, day(on))).toBe(held))
}
